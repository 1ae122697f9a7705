import type { Reader } from '../store.js';

/** Somebody's account. Times in UTC milliseconds. */
export interface Account {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly country: string | null;
  readonly mobileNumber: string | null;
  readonly createdAt: number;
  readonly lastAuthAt: number | null;
}

/** What was granted to a person directly, in organizations, their projects and their teams. */
export interface UserGrants {
  readonly organizationRoles: readonly { readonly organizationId: string; readonly role: string }[];
  readonly projectRoles: readonly { readonly projectId: string; readonly role: string }[];
  readonly teamIds: readonly string[];
}

const NOTHING: UserGrants = { organizationRoles: [], projectRoles: [], teamIds: [] };

/** The accounts with these ids, in no order. */
export async function listAccounts(reader: Reader, ids: readonly string[]): Promise<Account[]> {
  if (ids.length === 0) return [];
  return (await accountRows(reader).where('id', 'in', ids).execute()).map(toAccount);
}

export async function findAccount(reader: Reader, id: string): Promise<Account | undefined> {
  const row = await accountRows(reader).where('id', '=', id).executeTakeFirst();
  return row && toAccount(row);
}

/** The account of a user name, which is an address in lower case. */
export async function findAccountByName(reader: Reader, username: string): Promise<Account | undefined> {
  const row = await accountRows(reader).where('username', '=', username).executeTakeFirst();
  return row && toAccount(row);
}

/** What each of the users was granted in these organizations; all lists in a stable order. */
export async function grantsOfUsers(
  reader: Reader,
  userIds: readonly string[],
  organizationIds: readonly string[],
): Promise<(userId: string) => UserGrants> {
  if (userIds.length === 0 || organizationIds.length === 0) return () => NOTHING;
  const organizationRoles = await reader
    .selectFrom('user_organization_roles')
    .select(['user_id', 'organization_id as organizationId', 'role'])
    .where('user_id', 'in', userIds)
    .where('organization_id', 'in', organizationIds)
    .orderBy('organization_id')
    .orderBy('role')
    .execute();
  const projectRoles = await reader
    .selectFrom('user_project_roles')
    .innerJoin('projects', 'projects.id', 'user_project_roles.project_id')
    .select(['user_id', 'project_id as projectId', 'role'])
    .where('user_id', 'in', userIds)
    .where('projects.organization_id', 'in', organizationIds)
    .orderBy('project_id')
    .orderBy('role')
    .execute();
  const teams = await reader
    .selectFrom('team_users')
    .innerJoin('teams', 'teams.id', 'team_users.team_id')
    .select(['user_id', 'team_id'])
    .where('user_id', 'in', userIds)
    .where('teams.organization_id', 'in', organizationIds)
    .orderBy('team_id')
    .execute();
  const inOrganizations = groupBy(organizationRoles, (row) => row.user_id);
  const inProjects = groupBy(projectRoles, (row) => row.user_id);
  const inTeams = groupBy(teams, (row) => row.user_id);
  return (userId) => ({
    organizationRoles: inOrganizations.get(userId) ?? [],
    projectRoles: inProjects.get(userId) ?? [],
    teamIds: (inTeams.get(userId) ?? []).map((row) => row.team_id),
  });
}

/** Rows by a key, in the order they came. */
export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function accountRows(reader: Reader) {
  return reader
    .selectFrom('users')
    .select([
      'id',
      'username',
      'first_name',
      'last_name',
      'country',
      'mobile_number',
      'created_at',
      'last_auth_at',
    ]);
}

function toAccount(row: Awaited<ReturnType<ReturnType<typeof accountRows>['execute']>>[number]): Account {
  return {
    id: row.id,
    username: row.username,
    firstName: row.first_name,
    lastName: row.last_name,
    country: row.country,
    mobileNumber: row.mobile_number,
    createdAt: row.created_at,
    lastAuthAt: row.last_auth_at,
  };
}
