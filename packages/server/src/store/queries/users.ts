import type { RolesInProject } from '../../domain/roles.js';
import { groupBy } from '../group-by.js';
import type { Placeholders } from '../placeholders.js';
import { prepared, type RowOf } from '../prepared.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { rolesInProjects } from './roles-in-projects.js';

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
  readonly projectRoles: readonly RolesInProject[];
  readonly teamIds: readonly string[];
}

const NOTHING: UserGrants = { organizationRoles: [], projectRoles: [], teamIds: [] };

const COLUMNS = [
  'id',
  'username',
  'first_name',
  'last_name',
  'country',
  'mobile_number',
  'created_at',
  'last_auth_at',
] as const;

interface AccountFilter {
  readonly ids?: readonly string[];
  readonly username?: string;
}

const accounts = prepared((reader, { ids, username }: Placeholders<AccountFilter>) => {
  let query = reader.selectFrom('users').select(COLUMNS);
  if (ids !== undefined) query = query.where('id', 'in', ids);
  if (username !== undefined) query = query.where('username', '=', username);
  return query;
});

/** The accounts with these ids, in no order. */
export async function listAccounts(reader: Reader, ids: readonly string[]): Promise<Account[]> {
  return ids.length === 0 ? [] : (await accounts.all(reader, { ids })).map(toAccount);
}

export async function findAccount(reader: Reader, id: string): Promise<Account | undefined> {
  const row = await accounts.first(reader, { ids: [id] });
  return row && toAccount(row);
}

/** The account of a user name, which is an address in lower case. */
export async function findAccountByName(reader: Reader, username: string): Promise<Account | undefined> {
  const row = await accounts.first(reader, { username });
  return row && toAccount(row);
}

interface GrantFilter {
  readonly userIds: readonly string[];
  readonly organizationIds: readonly string[];
}

const organizationGrants = prepared((reader, { userIds, organizationIds }: Placeholders<GrantFilter>) =>
  reader
    .selectFrom('user_organization_roles')
    .select(['user_id', 'organization_id as organizationId', 'role'])
    .where('user_id', 'in', userIds)
    .where('organization_id', 'in', organizationIds)
    .orderBy('organization_id')
    .orderBy('role'),
);

const projectGrants = prepared((reader, { userIds, organizationIds }: Placeholders<GrantFilter>) =>
  reader
    .selectFrom('user_project_roles')
    .innerJoin('projects', 'projects.id', 'user_project_roles.project_id')
    .select(['user_id', 'project_id', 'role'])
    .where('user_id', 'in', userIds)
    .where('projects.organization_id', 'in', organizationIds)
    .orderBy('project_id')
    .orderBy('role'),
);

const memberships = prepared((reader, { userIds, organizationIds }: Placeholders<GrantFilter>) =>
  reader
    .selectFrom('team_users')
    .innerJoin('teams', 'teams.id', 'team_users.team_id')
    .select(['user_id', 'team_id'])
    .where('user_id', 'in', userIds)
    .where('teams.organization_id', 'in', organizationIds)
    .orderBy('team_id'),
);

/** What each of the users was granted in these organizations; all lists in a stable order. */
export async function grantsOfUsers(
  reader: Reader,
  userIds: readonly string[],
  organizationIds: readonly string[],
): Promise<(userId: string) => UserGrants> {
  if (userIds.length === 0 || organizationIds.length === 0) return () => NOTHING;
  const filter = { userIds, organizationIds };
  const organizationRoles = await organizationGrants.all(reader, filter);
  const projectRoles = await projectGrants.all(reader, filter);
  const teams = await memberships.all(reader, filter);
  const inOrganizations = groupBy(organizationRoles, (row) => row.user_id);
  const inProjects = groupBy(projectRoles, (row) => row.user_id);
  const inTeams = groupBy(teams, (row) => row.user_id);
  return (userId) => ({
    organizationRoles: inOrganizations.get(userId) ?? [],
    projectRoles: rolesInProjects(inProjects.get(userId) ?? []),
    teamIds: (inTeams.get(userId) ?? []).map((row) => row.team_id),
  });
}

function toAccount(row: RowOf<typeof accounts>): Account {
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

/** An account as it is stored when it is made. */
export interface NewUser extends Pick<Account, 'id' | 'username' | 'firstName' | 'lastName' | 'createdAt'> {
  readonly country?: string | null | undefined;
  readonly mobileNumber?: string | null | undefined;
  /** argon2id; without one nobody can sign in. */
  readonly passwordHash: string | null;
  /** In UTC milliseconds; null: nobody has shown yet to receive mail at the address. */
  readonly addressProvedAt: number | null;
  readonly lastAuthAt?: number | undefined;
}

export async function insertUser(database: Writer, user: NewUser): Promise<void> {
  await database
    .insertInto('users')
    .values({
      id: user.id,
      username: user.username,
      first_name: user.firstName,
      last_name: user.lastName,
      country: user.country ?? null,
      mobile_number: user.mobileNumber ?? null,
      password_hash: user.passwordHash,
      created_at: user.createdAt,
      last_auth_at: user.lastAuthAt ?? null,
      address_proved_at: user.addressProvedAt,
    })
    .execute();
}

/** Deletes an account with all that hangs on it. */
export async function deleteUser(database: Writer, id: string): Promise<void> {
  await database.deleteFrom('users').where('id', '=', id).execute();
}

/** What a person is called, as it is to be changed: what is absent stays, `null` removes. */
export interface UserChange {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly country?: string | null | undefined;
  readonly mobileNumber?: string | null | undefined;
}

/** False when there is no such account. */
export async function updateUser(database: Writer, id: string, change: UserChange): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('users')
    .set({
      // Also keeps the statement whole when nothing is to be changed.
      id,
      first_name: change.firstName,
      last_name: change.lastName,
      country: change.country,
      mobile_number: change.mobileNumber,
    })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
