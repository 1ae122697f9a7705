import { limits } from '../domain/limits.js';
import { presentOrganizationSettings } from '../http/presenters/organization-settings.js';
import {
  maxSecretValidityHoursOf,
  settingsOf as organizationSettingsOf,
} from '../services/organizations/settings.js';
import { listAccessListEntries } from '../store/queries/access-list-entries.js';
import { listOrganizationApiKeys } from '../store/queries/api-keys.js';
import { listMembers, type Member } from '../store/queries/members.js';
import { listNetworkEntries } from '../store/queries/network-entries.js';
import { findProjectLimits } from '../store/queries/project-limits.js';
import { listProjects } from '../store/queries/projects.js';
import { listOrganizationServiceAccounts } from '../store/queries/service-accounts.js';
import { listTeams, listTeamUserIds, projectsOfTeam } from '../store/queries/teams.js';
import type { OrganizationRow, ProjectRow } from '../store/schema.js';
import type { Reader, Store } from '../store/store.js';
import { EVERYTHING } from './everything.js';
import type {
  Seed,
  SeedApiKey,
  SeedMember,
  SeedNetworkEntry,
  SeedOrganization,
  SeedProject,
  SeedServiceAccount,
  SeedTeam,
  SeedUser,
} from './seed-schema.js';

const HOUR_MS = 3_600_000;

/** What is read of one organization, to name projects and people in it. */
interface Scope {
  readonly reader: Reader;
  readonly organizationId: string;
  readonly projectNames: ReadonlyMap<string, string>;
  readonly now: number;
}

/**
 * The organizations, or those of one name, as a seed that makes the same ones in an empty store: without secrets, ids
 * and what lasts for a time only (invitations, temporary entries). `now` in UTC milliseconds.
 */
export async function exportSeed(
  { reader, engine }: Pick<Store, 'reader' | 'engine'>,
  options: { name: string | undefined; now: number },
): Promise<Seed> {
  const transaction = reader.transaction();
  // One moment for all that is read. SQLite has no other way; PostgreSQL has to be asked.
  return (engine === 'postgres' ? transaction.setIsolationLevel('repeatable read') : transaction).execute(
    (moment) => readSeed(moment, options),
  );
}

async function readSeed(
  reader: Reader,
  { name, now }: { name: string | undefined; now: number },
): Promise<Seed> {
  let query = reader.selectFrom('organizations').selectAll().orderBy('name').orderBy('id');
  if (name !== undefined) query = query.where('name', '=', name);
  const users = new Map<string, SeedUser>();
  const organizations: SeedOrganization[] = [];
  for (const row of await query.execute()) {
    const members = await listActive(reader, row.id, now);
    for (const member of members) users.set(member.username, exportUser(member));
    organizations.push(await exportOrganization(reader, row, members, now));
  }
  const sorted = [...users.values()].sort((a, b) => (a.username < b.username ? -1 : 1));
  return { ...filled('users', sorted), organizations };
}

type ActiveMember = Extract<Member, { status: 'ACTIVE' }>;

async function listActive(reader: Reader, organizationId: string, now: number): Promise<ActiveMember[]> {
  const filter = { organizationId, statuses: ['ACTIVE'], now } as const;
  const { results } = await listMembers(reader, filter, EVERYTHING);
  return results.filter((member) => member.status === 'ACTIVE');
}

function exportUser({ username, account }: ActiveMember): SeedUser {
  const { firstName, lastName, country, mobileNumber } = account;
  return {
    username,
    firstName,
    lastName,
    ...(country !== null && { country }),
    ...(mobileNumber !== null && { mobileNumber }),
  };
}

async function exportOrganization(
  reader: Reader,
  row: OrganizationRow,
  members: readonly ActiveMember[],
  now: number,
): Promise<SeedOrganization> {
  const { results: projects } = await listProjects(reader, { organizationIds: [row.id] }, EVERYTHING);
  const projectNames = new Map(projects.map(({ id, name }) => [id, name]));
  const scope: Scope = { reader, organizationId: row.id, projectNames, now };
  const usernames = new Map(members.map(({ id, username }) => [id, username]));
  return {
    name: row.name,
    skipDefaultAlertsSettings: row.skip_default_alerts_settings === 1,
    settings: presentOrganizationSettings(organizationSettingsOf(row)),
    ...filled('projects', await inTurn(projects, (project) => exportProject(scope, project))),
    ...filled(
      'users',
      members.map((member) => exportMember(scope, member)),
    ),
    ...filled('teams', await exportTeams(scope, usernames)),
    ...filled('apiKeys', await exportApiKeys(scope)),
    ...filled('serviceAccounts', await exportServiceAccounts(scope, row)),
  };
}

async function exportProject({ reader, now }: Scope, row: ProjectRow): Promise<SeedProject> {
  const projectLimits = await findProjectLimits(reader, row.id);
  const { results } = await listNetworkEntries(reader, row.id, EVERYTHING, now);
  return {
    name: row.name,
    ...filled('tags', JSON.parse(row.tags) as NonNullable<SeedProject['tags']>),
    withDefaultAlertsSettings: row.with_default_alerts_settings === 1,
    // The column holds what the schema of createGroup let in.
    ...(row.region_usage_restrictions !== null && {
      regionUsageRestrictions: row.region_usage_restrictions as NonNullable<
        SeedProject['regionUsageRestrictions']
      >,
    }),
    managedSlowMs: row.slow_operation_thresholding === 1,
    // Only what was ever set; the rest follows the defaults.
    ...(row.settings !== '{}' && {
      settings: JSON.parse(row.settings) as NonNullable<SeedProject['settings']>,
    }),
    ...filled(
      'limits',
      [...projectLimits].map(([name, value]) => ({ name, value })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    ),
    ...filled(
      'accessList',
      results
        .filter(({ deleteAfter }) => deleteAfter === null)
        .map(({ value, ipAddress, awsSecurityGroup, comment }): SeedNetworkEntry => {
          const note = comment === null ? {} : { comment };
          if (awsSecurityGroup !== null) return { awsSecurityGroup, ...note };
          return ipAddress === null ? { cidrBlock: value, ...note } : { ipAddress, ...note };
        }),
    ),
  };
}

function exportMember(scope: Scope, { username, organizationRoles, projectRoles }: ActiveMember): SeedMember {
  const granted = projectRoles.flatMap(({ projectId, roles }) => roles.map((role) => ({ projectId, role })));
  return {
    username,
    roles: organizationRoles as SeedMember['roles'],
    ...filled('projects', grants(scope, granted)),
  };
}

async function exportTeams(scope: Scope, usernames: ReadonlyMap<string, string>): Promise<SeedTeam[]> {
  const { reader, organizationId } = scope;
  const { results } = await listTeams(reader, organizationId, EVERYTHING);
  return inTurn(results, async ({ id, name }) => {
    const users = (await listTeamUserIds(reader, id)).flatMap((userId) => usernames.get(userId) ?? []);
    const granted = (await projectsOfTeam(reader, id)).flatMap(({ projectId, roles }) =>
      roles.map((role) => ({ projectId, role })),
    );
    return { name, ...filled('users', users.sort()), ...filled('projects', grants(scope, granted)) };
  });
}

async function exportApiKeys(scope: Scope): Promise<SeedApiKey[]> {
  const { reader, organizationId } = scope;
  const { results } = await listOrganizationApiKeys(reader, organizationId, EVERYTHING);
  return inTurn(results, async (key) => ({
    description: key.description,
    roles: key.organizationRoles as SeedApiKey['roles'],
    ...filled('projects', grants(scope, key.projectRoles)),
    ...filled('accessList', await entriesOf(reader, key.id)),
    publicKey: key.publicKey,
  }));
}

async function exportServiceAccounts(scope: Scope, row: OrganizationRow): Promise<SeedServiceAccount[]> {
  const { reader, organizationId } = scope;
  const { results } = await listOrganizationServiceAccounts(reader, organizationId, EVERYTHING);
  const most = maxSecretValidityHoursOf(row);
  return inTurn(results, async (account) => {
    const newest = account.secrets.at(-1);
    return {
      name: account.name,
      description: account.description,
      roles: account.organizationRoles as SeedServiceAccount['roles'],
      ...filled('projects', grants(scope, account.projectRoles)),
      ...filled('accessList', await entriesOf(reader, account.id)),
      ...(newest && {
        secretExpiresAfterHours: clamp(
          Math.round((newest.expiresAt - newest.createdAt) / HOUR_MS),
          limits.minSecretValidityHours,
          most,
        ),
      }),
      clientId: account.clientId,
    };
  });
}

async function entriesOf(reader: Reader, credentialId: string): Promise<string[]> {
  const { results } = await listAccessListEntries(reader, credentialId, EVERYTHING);
  return results.map(({ ipAddress, cidrBlock }) => ipAddress ?? cidrBlock);
}

type Grants = NonNullable<SeedApiKey['projects']>;

/** Roles by project, in the order of the projects' names. */
function grants(
  { projectNames }: Scope,
  granted: readonly { readonly projectId: string; readonly role: string }[],
): Grants {
  const roles = new Map<string, string[]>();
  for (const { projectId, role } of granted) {
    const name = projectNames.get(projectId);
    if (name !== undefined) roles.set(name, [...(roles.get(name) ?? []), role]);
  }
  return [...roles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, held]) => ({ name, roles: held as Grants[number]['roles'] }));
}

/** A secret's life may have been cut short, or be longer than what is allowed by now. */
function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** A list under its name, or nothing for an empty one. */
function filled<N extends string, T>(name: N, list: T[]): { [K in N]?: T[] } {
  return (list.length === 0 ? {} : { [name]: list }) as { [K in N]?: T[] };
}

/** One after the other: a reader has one connection. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
