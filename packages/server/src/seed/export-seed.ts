import {
  maxSecretValidityHoursOf,
  settingsOf as organizationSettingsOf,
} from '../changes/organizations/settings.js';
import { limits } from '../domain/limits.js';
import type { RolesInProject } from '../domain/roles.js';
import { HOUR_MS } from '../domain/time-spans.js';
import { presentOrganizationSettings } from '../http/presenters/organization-settings.js';
import { readAtOneMoment } from '../store/one-moment.js';
import { EVERYTHING } from '../store/page.js';
import { listAccessListEntries } from '../store/queries/access-list-entries.js';
import { listOrganizationApiKeys } from '../store/queries/api-keys.js';
import { listMembers, type Member } from '../store/queries/members.js';
import { listNetworkEntries } from '../store/queries/network-entries.js';
import { listAllOrganizations, type Organization } from '../store/queries/organizations.js';
import { findProjectLimits } from '../store/queries/project-limits.js';
import { findProject, listProjects } from '../store/queries/projects.js';
import { listOrganizationServiceAccounts } from '../store/queries/service-accounts.js';
import { projectsOfTeam } from '../store/queries/team-projects.js';
import { listTeamUserIds } from '../store/queries/team-users.js';
import { listTeams } from '../store/queries/teams.js';
import type { Reader, Store } from '../store/store.js';
import { exportGuardedApis } from './seed-guarded-apis.js';
import { exportKeyFacts } from './seed-key-facts.js';
import { exportNotes } from './seed-notes.js';
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
  store: Pick<Store, 'reader' | 'engine'>,
  options: { name: string | undefined; now: number },
): Promise<Seed> {
  return readAtOneMoment(store, (reader) => readSeed(reader, options));
}

async function readSeed(
  reader: Reader,
  { name, now }: { name: string | undefined; now: number },
): Promise<Seed> {
  const users = new Map<string, SeedUser>();
  const organizations: SeedOrganization[] = [];
  const guardedApis: NonNullable<Seed['guardedApis']> = [];
  for (const organization of await listAllOrganizations(reader, name)) {
    const members = await listActive(reader, organization.id, now);
    for (const member of members) users.set(member.username, exportUser(member));
    organizations.push(await exportOrganization(reader, organization, members, now));
    guardedApis.push(...(await exportGuardedApis(reader, organization)));
  }
  const sorted = [...users.values()].sort((a, b) => (a.username < b.username ? -1 : 1));
  return { ...filled('users', sorted), organizations, ...filled('guardedApis', guardedApis) };
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
  organization: Organization,
  members: readonly ActiveMember[],
  now: number,
): Promise<SeedOrganization> {
  const { results: projects } = await listProjects(
    reader,
    { organizationIds: [organization.id] },
    EVERYTHING,
  );
  const projectNames = new Map(projects.map(({ id, name }) => [id, name]));
  const scope: Scope = { reader, organizationId: organization.id, projectNames, now };
  const usernames = new Map(members.map(({ id, username }) => [id, username]));
  return {
    name: organization.name,
    skipDefaultAlertsSettings: organization.skipDefaultAlertsSettings,
    settings: presentOrganizationSettings(organizationSettingsOf(organization)),
    ...filled('projects', await inTurn(projects, ({ id }) => exportProject(scope, id))),
    ...filled(
      'users',
      members.map((member) => exportMember(scope, member)),
    ),
    ...filled('teams', await exportTeams(scope, usernames)),
    ...filled('apiKeys', await exportApiKeys(scope)),
    ...filled('serviceAccounts', await exportServiceAccounts(scope, organization)),
  };
}

async function exportProject({ reader, now }: Scope, id: string): Promise<SeedProject> {
  const project = await findProject(reader, id);
  if (project === undefined) throw new Error(`project ${id} was listed at this moment`);
  const projectLimits = await findProjectLimits(reader, id);
  const { results } = await listNetworkEntries(reader, id, EVERYTHING, now);
  return {
    name: project.name,
    ...filled('tags', [...project.tags]),
    withDefaultAlertsSettings: project.withDefaultAlertsSettings,
    // It is what the schema of createGroup let in.
    ...(project.regionUsageRestrictions !== null && {
      regionUsageRestrictions: project.regionUsageRestrictions as NonNullable<
        SeedProject['regionUsageRestrictions']
      >,
    }),
    managedSlowMs: project.slowOperationThresholding,
    // Only what was ever set; the rest follows the defaults.
    ...(Object.keys(project.settings).length > 0 && { settings: project.settings }),
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
  return {
    username,
    roles: [...organizationRoles],
    ...filled('projects', grants(scope, projectRoles)),
  };
}

async function exportTeams(scope: Scope, usernames: ReadonlyMap<string, string>): Promise<SeedTeam[]> {
  const { reader, organizationId } = scope;
  const { results } = await listTeams(reader, organizationId, EVERYTHING);
  return inTurn(results, async ({ id, name }) => {
    const users = (await listTeamUserIds(reader, id)).flatMap((userId) => usernames.get(userId) ?? []);
    const granted = await projectsOfTeam(reader, id);
    return { name, ...filled('users', users.sort()), ...filled('projects', grants(scope, granted)) };
  });
}

async function exportApiKeys(scope: Scope): Promise<SeedApiKey[]> {
  const { reader, organizationId } = scope;
  const { results } = await listOrganizationApiKeys(reader, organizationId, EVERYTHING);
  return inTurn(results, async (key) => ({
    ...exportKeyFacts(key),
    roles: [...key.organizationRoles],
    ...filled('projects', grants(scope, key.projectRoles)),
    ...filled('accessList', await entriesOf(reader, key.id)),
    ...(await exportNotes(reader, key.id)),
    publicKey: key.publicKey,
  }));
}

async function exportServiceAccounts(
  scope: Scope,
  organization: Organization,
): Promise<SeedServiceAccount[]> {
  const { reader, organizationId } = scope;
  const { results } = await listOrganizationServiceAccounts(reader, organizationId, EVERYTHING);
  const most = maxSecretValidityHoursOf(organization);
  return inTurn(results, async (account) => {
    const newest = account.secrets.at(-1);
    return {
      name: account.name,
      description: account.description,
      roles: [...account.organizationRoles],
      ...filled('projects', grants(scope, account.projectRoles)),
      ...filled('accessList', await entriesOf(reader, account.id)),
      ...(await exportNotes(reader, account.id)),
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
function grants({ projectNames }: Scope, granted: readonly RolesInProject[]): Grants {
  return granted
    .flatMap(({ projectId, roles }) => {
      const name = projectNames.get(projectId);
      return name === undefined ? [] : { name, roles: [...roles] };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
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
