import { sql } from 'kysely';
import type { RolesInProject } from '../../domain/roles.js';
import { groupBy } from '../group-by.js';
import type { Placeholders } from '../placeholders.js';
import { prepared, preparedInsert } from '../prepared.js';
import type { Reader } from '../store.js';
import { send, type Writer } from '../writer.js';
import { rolesInProjects } from './roles-in-projects.js';

/** Roles of some credentials: in their organization, and in projects. */
export interface CredentialRoles {
  readonly organization: ReadonlyMap<string, readonly string[]>;
  readonly projects: ReadonlyMap<string, readonly RolesInProject[]>;
}

/** Those in the organization have no project. */
const roles = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader
    .selectFrom('credential_organization_roles')
    .select(['credential_id', sql<string>`''`.as('project_id'), 'role'])
    .where('credential_id', 'in', ids)
    .unionAll(
      reader
        .selectFrom('credential_project_roles')
        .select(['credential_id', 'project_id', 'role'])
        .where('credential_id', 'in', ids),
    )
    .orderBy('project_id')
    .orderBy('role'),
);

/** The roles of the credentials with these ids, in a stable order. */
export async function rolesOfCredentials(reader: Reader, ids: readonly string[]): Promise<CredentialRoles> {
  const rows = await roles.all(reader, { ids });
  const inOrganization = groupBy(
    rows.filter((row) => row.project_id === ''),
    (row) => row.credential_id,
  );
  const inProjects = groupBy(
    rows.filter((row) => row.project_id !== ''),
    (row) => row.credential_id,
  );
  return {
    organization: new Map([...inOrganization].map(([id, rows]) => [id, rows.map(({ role }) => role)])),
    projects: new Map([...inProjects].map(([id, rows]) => [id, rolesInProjects(rows)])),
  };
}

/** Makes these the organization roles of a credential. Its roles in projects stay. */
export async function replaceCredentialOrganizationRoles(
  database: Writer,
  credentialId: string,
  roles: readonly string[],
): Promise<void> {
  await send(
    database,
    database.deleteFrom('credential_organization_roles').where('credential_id', '=', credentialId),
  );
  await addCredentialOrganizationRoles(database, credentialId, roles);
}

const insertOrganizationRoles = preparedInsert('credential_organization_roles');
const insertProjectRoles = preparedInsert('credential_project_roles');

/** Gives a credential these organization roles, none of which it has. */
export async function addCredentialOrganizationRoles(
  database: Writer,
  credentialId: string,
  roles: readonly string[],
): Promise<void> {
  await insertOrganizationRoles(
    database,
    roles.map((role) => ({ credential_id: credentialId, role })),
  );
}

/** Makes these the roles of a credential in a project; none takes it out of the project. All its other roles stay. */
export async function replaceCredentialProjectRoles(
  database: Writer,
  credentialId: string,
  { projectId, roles }: RolesInProject,
): Promise<void> {
  await send(
    database,
    database
      .deleteFrom('credential_project_roles')
      .where('credential_id', '=', credentialId)
      .where('project_id', '=', projectId),
  );
  await insertProjectRoles(
    database,
    roles.map((role) => ({ credential_id: credentialId, project_id: projectId, role })),
  );
}

/** Takes every credential out of a project. */
export async function deleteCredentialRolesIn(database: Writer, projectId: string): Promise<void> {
  await database.deleteFrom('credential_project_roles').where('project_id', '=', projectId).execute();
}
