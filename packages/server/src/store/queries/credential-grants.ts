import { sql } from 'kysely';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../store.js';
import { rolesInProjects } from './roles-in-projects.js';

/** What a credential may do, and from where, as the decision needs it. */
export interface CredentialGrants {
  readonly organizationRoles: readonly string[];
  /** Project id → roles granted there. */
  readonly projectRoles: ReadonlyMap<string, readonly string[]>;
  readonly cidrBlocks: readonly string[];
}

/** In one query, since this is what the first call of a credential waits for. */
const grants = prepared((reader, { id }: Placeholders<{ id: string }>) =>
  reader
    .selectFrom('credential_organization_roles')
    .select(['role as value', kind('organizationRole'), sql<string | null>`null`.as('project_id')])
    .where('credential_id', '=', id)
    .unionAll(
      reader
        .selectFrom('credential_project_roles')
        .select(['role as value', kind('projectRole'), 'project_id'])
        .where('credential_id', '=', id),
    )
    .unionAll(
      reader
        .selectFrom('access_list_entries')
        .select(['cidr_block as value', kind('cidrBlock'), sql<string | null>`null`.as('project_id')])
        .where('credential_id', '=', id),
    ),
);

function kind(name: 'organizationRole' | 'projectRole' | 'cidrBlock') {
  return sql<typeof name>`${sql.lit(name)}`.as('kind');
}

/** Roles are in a stable order. */
export async function findCredentialGrants(reader: Reader, credentialId: string): Promise<CredentialGrants> {
  const rows = await grants.all(reader, { id: credentialId });
  const organizationRoles: string[] = [];
  const projectRows: { project_id: string; role: string }[] = [];
  const cidrBlocks: string[] = [];
  for (const { kind, value, project_id } of rows) {
    if (kind === 'cidrBlock') cidrBlocks.push(value);
    else if (project_id === null) organizationRoles.push(value);
    else projectRows.push({ project_id, role: value });
  }
  // Ordered here: the engines cannot order texts that come from different columns by bytes.
  organizationRoles.sort();
  projectRows.sort((a, b) => compare(a.project_id, b.project_id) || compare(a.role, b.role));
  const granted = rolesInProjects(projectRows);
  const projectRoles =
    granted.length === 0
      ? NO_PROJECT_ROLES
      : new Map(granted.map(({ projectId, roles }) => [projectId, roles]));
  return { organizationRoles, projectRoles, cidrBlocks };
}

/** Shared by all credentials without project roles, of which there may be very many in memory. */
const NO_PROJECT_ROLES: ReadonlyMap<string, readonly string[]> = new Map();

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
