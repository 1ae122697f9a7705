import type { Reader } from '../store.js';
import { isOfProject } from './credential-lists.js';

/** The public keys and client ids of the credentials that hold a role in the project: what their cached copies go by. */
export async function listProjectCredentials(reader: Reader, projectId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('credentials')
    .leftJoin('api_keys', 'api_keys.id', 'credentials.id')
    .leftJoin('service_accounts', 'service_accounts.id', 'credentials.id')
    .select(['api_keys.public_key', 'service_accounts.client_id'])
    .where(isOfProject(projectId))
    .execute();
  return rows.flatMap(({ public_key, client_id }) => public_key ?? client_id ?? []);
}

/** The ids of the people who hold a role in the project, of their own or through a team. */
export async function listProjectUserIds(reader: Reader, projectId: string): Promise<string[]> {
  const direct = reader
    .selectFrom('user_project_roles')
    .select('user_id')
    .where('project_id', '=', projectId);
  const throughTeams = reader
    .selectFrom('team_users')
    .innerJoin('team_project_roles', 'team_project_roles.team_id', 'team_users.team_id')
    .select('team_users.user_id')
    .where('team_project_roles.project_id', '=', projectId);
  const rows = await direct.union(throughTeams).execute();
  return rows.map(({ user_id }) => user_id);
}

/** Those with a role of their own in the project who are no members of the organization, by user name. */
export async function listProjectUsersOutside(
  reader: Reader,
  projectId: string,
  organizationId: string,
): Promise<{ id: string; username: string }[]> {
  return reader
    .selectFrom('users')
    .select(['id', 'username'])
    .where('id', 'in', (select) =>
      select.selectFrom('user_project_roles').select('user_id').where('project_id', '=', projectId),
    )
    .where('id', 'not in', (select) =>
      select
        .selectFrom('user_organization_roles')
        .select('user_id')
        .where('organization_id', '=', organizationId),
    )
    .orderBy('username')
    .execute();
}
