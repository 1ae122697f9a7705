import type { Reader } from '../store.js';

/** Roles of some credentials: in their organization, and in projects. */
export interface CredentialRoles {
  readonly organization: ReadonlyMap<string, readonly string[]>;
  readonly projects: ReadonlyMap<string, readonly { readonly projectId: string; readonly role: string }[]>;
}

/** The roles of the credentials with these ids, in a stable order. */
export async function rolesOfCredentials(reader: Reader, ids: readonly string[]): Promise<CredentialRoles> {
  const organization = new Map<string, string[]>();
  const projects = new Map<string, { projectId: string; role: string }[]>();
  const organizationRows = await reader
    .selectFrom('credential_organization_roles')
    .selectAll()
    .where('credential_id', 'in', ids)
    .orderBy('role')
    .execute();
  for (const row of organizationRows) {
    const roles = organization.get(row.credential_id);
    if (roles) roles.push(row.role);
    else organization.set(row.credential_id, [row.role]);
  }
  const projectRows = await reader
    .selectFrom('credential_project_roles')
    .selectAll()
    .where('credential_id', 'in', ids)
    .orderBy('project_id')
    .orderBy('role')
    .execute();
  for (const row of projectRows) {
    const granted = { projectId: row.project_id, role: row.role };
    const roles = projects.get(row.credential_id);
    if (roles) roles.push(granted);
    else projects.set(row.credential_id, [granted]);
  }
  return { organization, projects };
}

const NO_PROJECT_ROLES: ReadonlyMap<string, readonly string[]> = new Map();

/** Project id → roles there, for the decision. Credentials without project roles share one empty map. */
export function rolesByProject(
  granted: readonly { readonly projectId: string; readonly role: string }[] | undefined,
): ReadonlyMap<string, readonly string[]> {
  if (granted === undefined || granted.length === 0) return NO_PROJECT_ROLES;
  const byProject = new Map<string, string[]>();
  for (const { projectId, role } of granted) {
    const roles = byProject.get(projectId);
    if (roles) roles.push(role);
    else byProject.set(projectId, [role]);
  }
  return byProject;
}
