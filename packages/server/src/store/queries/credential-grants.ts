import { sql } from 'kysely';
import type { Reader } from '../store.js';
import { rolesByProject } from './credential-roles.js';

/** What a credential may do, and from where, as the decision needs it. */
export interface CredentialGrants {
  readonly organizationRoles: readonly string[];
  /** Project id → roles granted there. */
  readonly projectRoles: ReadonlyMap<string, readonly string[]>;
  readonly cidrBlocks: readonly string[];
}

interface Row {
  kind: 'organizationRole' | 'projectRole' | 'cidrBlock';
  value: string;
  project_id: string | null;
}

/** In one query, since this is what the first call of a credential waits for. Roles are in a stable order. */
export async function findCredentialGrants(reader: Reader, credentialId: string): Promise<CredentialGrants> {
  // Ordered here: the engines cannot order texts that come from different columns by bytes.
  const { rows } = await sql<Row>`
    select 'organizationRole' as kind, role as value, null as project_id
    from credential_organization_roles where credential_id = ${credentialId}
    union all
    select 'projectRole', role, project_id from credential_project_roles where credential_id = ${credentialId}
    union all
    select 'cidrBlock', cidr_block, null from access_list_entries where credential_id = ${credentialId}
  `.execute(reader);
  const organizationRoles: string[] = [];
  const projectRoles: { projectId: string; role: string }[] = [];
  const cidrBlocks: string[] = [];
  for (const { kind, value, project_id } of rows) {
    if (kind === 'cidrBlock') cidrBlocks.push(value);
    else if (project_id === null) organizationRoles.push(value);
    else projectRoles.push({ projectId: project_id, role: value });
  }
  organizationRoles.sort();
  projectRoles.sort((a, b) => compare(a.projectId, b.projectId) || compare(a.role, b.role));
  return { organizationRoles, projectRoles: rolesByProject(projectRoles), cidrBlocks };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
