import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Admission, createAdmission } from '../../src/access/decision/admission.js';
import { createDecide } from '../../src/access/decision/decide.js';
import { createDirectory, type Directory } from '../../src/access/directory.js';
import { createSessions, type Sessions } from '../../src/access/sessions.js';
import { makeApiKey } from '../../src/changes/api-keys/make-api-key.js';
import { makeOrganization } from '../../src/changes/organizations/make-organization.js';
import { makeProject } from '../../src/changes/projects/make-project.js';
import { makeServiceAccount } from '../../src/changes/service-accounts/make-service-account.js';
import { OPERATION_PAGES } from '../../src/docs/operations.js';
import { allowedTo, asksForRole, roleColumns } from '../../src/docs/role-columns.js';
import { roleMatrixPage } from '../../src/docs/role-matrix.js';
import { parseAddress } from '../../src/domain/addresses.js';
import { SYSTEM } from '../../src/domain/new-event.js';
import { organizationRoles, projectRoles } from '../../src/domain/roles.js';
import { createSealing } from '../../src/domain/sealing.js';
import { createTokenBuckets } from '../../src/domain/token-buckets.js';
import type { Operation } from '../../src/http/operation.js';
import { operations } from '../../src/http/operations/index.js';
import { ruleOf } from '../../src/http/rule.js';
import type { Version } from '../../src/http/wire/version.js';
import { openStore, type Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { addPerson } from '../support/people.js';
import { atlasMinimumRoles } from './minimum-roles/atlas.js';
import {
  oauthMinimumRoles,
  privateMinimumRoles,
  serverMinimumRoles,
  testMinimumRoles,
} from './minimum-roles/beside-the-wires.js';
import { cloudManagerMinimumRoles } from './minimum-roles/cloud-manager.js';
import type { MinimumRoles } from './minimum-roles/roles.js';
import { deviations, serviceChecks } from './role-exceptions.js';

/** Somebody who calls, with the roles that count for the organization and project that is asked for. */
interface Subject {
  readonly name: string;
  readonly kind: 'api_key' | 'service_account' | 'user' | 'nobody';
  readonly isMember: boolean;
  readonly organizationRoles: readonly string[];
  readonly projectRoles: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

let store: Store;
let directory: Directory;
let sessions: Sessions;
let admission: Admission;
let orgId: string;
let groupId: string;
const subjects: Subject[] = [];

const sealing = createSealing(randomBytes(32));

beforeAll(async () => {
  store = await openStore({ inMemory: true, now: Date.now });
  directory = createDirectory({ store, sealing, maxCredentials: 1000 });
  sessions = createSessions({
    store,
    users: directory.users,
    now: Date.now,
    publicUrl: () => 'http://127.0.0.1',
  });
  admission = createAdmission({
    decide: createDecide({ ...directory, isFollowing: () => true, now: Date.now }),
    directory,
    sessions,
    // How a credential proves who it is has tests of its own: here it just says so.
    identifier: {
      async identify(authorization) {
        const [kind, name = ''] = authorization?.split(' ') ?? [];
        const principal =
          kind === 'api_key' ? directory.apiKeys.get(name) : directory.serviceAccounts.get(name);
        return { principal: (await principal) ?? undefined, stale: false, invalidToken: false };
      },
    },
    clients: {
      async identify(authorization) {
        const [kind, name = ''] = authorization?.split(' ') ?? [];
        const account = kind === 'service_account' ? await directory.serviceAccounts.get(name) : null;
        return account ? { account, secretId: '' } : { account: undefined, clientId: undefined };
      },
    },
    usage: { record() {}, recordSecret() {}, async flush() {}, unwritten: () => 0, async close() {} },
    buckets: createTokenBuckets({
      now: Date.now,
      maxBuckets: 1000,
      numbersOf: () => ({ capacity: 1e6, refillRate: 1e6 }),
    }),
  });
  await addEverybody();
});
afterAll(async () => {
  sessions.close();
  directory.close();
  await store.close();
});

/** Each organization role alone, each project role with membership, and those who are strangers in some way. */
async function addEverybody(): Promise<void> {
  const [organization, other] = [await addOrganization('asked for'), await addOrganization('another')];
  orgId = organization;
  groupId = await addProject(orgId, 'asked for');
  const neighbour = await addProject(orgId, 'another');
  const elsewhere = await addProject(other, 'of others');
  const member = ['ORG_MEMBER'];

  for (const { role } of organizationRoles) {
    for (const kind of ['api_key', 'service_account'] as const)
      subjects.push({
        ...(await addCredential(kind, orgId, [role], {})),
        isMember: true,
        organizationRoles: [role],
        projectRoles: [],
      });
    subjects.push({
      ...(await addUser(`user with ${role}`, { organizations: { [orgId]: [role] } })),
      isMember: true,
      organizationRoles: [role],
      projectRoles: [],
    });
  }
  for (const { role } of projectRoles) {
    const granted = { [groupId]: [role] };
    const roles = { isMember: true, organizationRoles: member, projectRoles: [role] };
    const organizations = { [orgId]: member };
    for (const kind of ['api_key', 'service_account'] as const)
      subjects.push({ ...(await addCredential(kind, orgId, member, granted)), ...roles });
    subjects.push({
      ...(await addUser(`user with ${role}`, { organizations, projects: granted })),
      ...roles,
    });
    const throughTeam = { organizationId: orgId, projects: granted };
    subjects.push({
      ...(await addUser(`user with ${role} of a team`, { organizations, throughTeam })),
      ...roles,
    });
  }

  const onlyMember = { isMember: true, organizationRoles: member, projectRoles: [] };
  const stranger = { isMember: false, organizationRoles: [], projectRoles: [] };
  const nextDoor = { [neighbour]: ['GROUP_OWNER'] };
  for (const kind of ['api_key', 'service_account'] as const) {
    const neighbourOwner = await addCredential(kind, orgId, member, nextDoor);
    subjects.push({ ...neighbourOwner, ...onlyMember, name: `${kind} that owns another project` });
    const owner = await addCredential(kind, other, ['ORG_OWNER'], { [elsewhere]: ['GROUP_OWNER'] });
    subjects.push({ ...owner, ...stranger, name: `${kind} that owns another organization` });
  }
  subjects.push(
    {
      ...(await addUser('user who owns another project', {
        organizations: { [orgId]: member },
        projects: nextDoor,
      })),
      ...onlyMember,
    },
    {
      ...(await addUser('user who owns another organization', { organizations: { [other]: ['ORG_OWNER'] } })),
      ...stranger,
    },
    {
      // A role in a project counts for members of its organization only.
      ...(await addUser('user with a role in the project who left the organization', {
        organizations: { [other]: ['ORG_OWNER'] },
        projects: { [groupId]: ['GROUP_OWNER'] },
      })),
      ...stranger,
    },
    { ...(await addUser('user without an organization', {})), ...stranger },
    { name: 'nobody', kind: 'nobody', headers: {}, ...stranger },
  );
}

const addOrganization = (name: string) =>
  store.write(ABOUT_ALL, (transaction) => makeOrganization(transaction, SYSTEM, { name }));
const addProject = (organizationId: string, name: string) =>
  store.write(ABOUT_ALL, (transaction) => makeProject(transaction, SYSTEM, { organizationId, name }));

async function addCredential(
  kind: 'api_key' | 'service_account',
  organizationId: string,
  roles: readonly string[],
  inProjects: Readonly<Record<string, readonly string[]>>,
): Promise<Pick<Subject, 'name' | 'kind' | 'headers'>> {
  const name = await store.write(ABOUT_ALL, async (transaction) => {
    const credential = { organizationId, description: 'of the matrix', organizationRoles: roles };
    const [project] = Object.entries(inProjects).map(([projectId, granted]) => ({
      projectId,
      roles: granted,
    }));
    if (kind === 'api_key') {
      const key = { ...credential, projectRoles: project ? [project] : [] };
      return (await makeApiKey(transaction, sealing, SYSTEM, key)).apiKey.publicKey;
    }
    const { account } = await makeServiceAccount(transaction, SYSTEM, {
      ...credential,
      name: 'of the matrix',
      secretTerms: { hours: 24, unsetMaxHours: 24 },
      ...(project ? { project } : {}),
    });
    return account.clientId;
  });
  const granted = [...roles, ...Object.values(inProjects).flat()].join(' and ');
  return { name: `${kind} with ${granted}`, kind, headers: { authorization: `${kind} ${name}` } };
}

async function addUser(
  name: string,
  person: Parameters<typeof addPerson>[1],
): Promise<Pick<Subject, 'name' | 'kind' | 'headers'>> {
  const { headers } = await addPerson({ store }, person);
  const inLowerCase = Object.entries(headers).map(([header, value]) => [header.toLowerCase(), value]);
  return { name, kind: 'user', headers: Object.fromEntries(inLowerCase) };
}

/** What admission really says: `admitted`, `challenge`, or code and status of the refusal. */
async function outcomeOf(operation: Operation, { headers }: Subject): Promise<string> {
  const [version] = Object.keys(operation.versions) as Version[];
  const target = operation.path.replace('{orgId}', orgId).replace('{groupId}', groupId);
  const { stop } = await admission.admit(
    {
      method: operation.method,
      headers,
      address: parseAddress('192.0.2.1'),
      target,
      sentTarget: target,
      query: {},
      path: {
        ...(operation.path.includes('{orgId}') ? { orgId } : {}),
        ...(operation.path.includes('{groupId}') ? { groupId } : {}),
      },
    },
    // What a caller has to reach beyond its roles is for role-exceptions.ts and the tests of those rules.
    { ...ruleOf({ ...operation, reach: undefined }, Date.now), resolveVersion: () => version },
  );
  if (stop?.kind !== 'refused') return stop?.kind ?? 'admitted';
  return `${stop.refusal.code} ${stop.refusal.status}`;
}

const orgOwners = ['ORG_OWNER'];
const orgReaders = ['ORG_OWNER', 'ORG_READ_ONLY', 'ORG_STREAM_PROCESSING_ADMIN'];
const projectAdmins = ['GROUP_OWNER', 'GROUP_USER_ADMIN'];
const everyProjectRole: readonly string[] = projectRoles.map(({ role }) => role);
const everyOrganizationRole: readonly string[] = organizationRoles.map(({ role }) => role);

/**
 * Which roles count as a published one: it or those that imply it. There is no role for an Organization User Admin,
 * whose work owners do; and no Project Access Manager, whose work is that of Project User Admin.
 */
const rolesThatCount: Record<MinimumRoles[number], readonly string[]> = {
  'Organization Owner': orgOwners,
  'Organization User Admin': orgOwners,
  'Organization Project Creator': ['ORG_OWNER', 'ORG_GROUP_CREATOR'],
  'Organization Read Only': orgReaders,
  'Organization Member': everyOrganizationRole,
  'Project Owner': [...orgOwners, 'GROUP_OWNER'],
  'Project User Admin': [...orgOwners, ...projectAdmins],
  'Project Access Manager': [...orgOwners, ...projectAdmins],
  'Project Read Only': [...orgReaders, ...everyProjectRole],
  'Signed-in person': [],
  'Credential about itself': [],
  'Client with its secret': [],
  'Nobody in particular': [],
};

function holds(subject: Subject, minimum: MinimumRoles): boolean {
  const held = [...subject.organizationRoles, ...subject.projectRoles];
  return minimum.some((published) => held.some((role) => rolesThatCount[published].includes(role)));
}

/** What the published role requirements make of a call; strangers learn nothing of what is there. */
function expectedOutcome({ path }: Operation, minimum: MinimumRoles, subject: Subject): string {
  if (minimum.includes('Nobody in particular')) return 'admitted';
  if (minimum.includes('Signed-in person')) {
    if (subject.kind === 'nobody') return 'NO_CURRENT_USER 401';
    return subject.kind === 'user' ? 'admitted' : 'SIGNED_IN_USER_REQUIRED 403';
  }
  if (minimum.includes('Client with its secret'))
    return subject.kind === 'service_account' ? 'admitted' : 'challenge';
  if (subject.kind === 'nobody') return 'challenge';
  if (minimum.includes('Credential about itself'))
    return subject.kind === 'user' ? 'CREDENTIAL_REQUIRED 403' : 'admitted';
  if (path.includes('{groupId}')) {
    if (!subject.isMember) return 'GROUP_NOT_FOUND 404';
    if (!holds(subject, ['Project Read Only'])) return 'USER_CANNOT_ACCESS_GROUP 401';
  } else if (path.includes('{orgId}')) {
    if (!subject.isMember) return 'ORG_NOT_FOUND 404';
  } else return 'admitted';
  return holds(subject, minimum) ? 'admitted' : 'USER_UNAUTHORIZED 401';
}

/** How the tables name an operation: by wire and operationId, or method and path where no operationIds are published. */
function keyOf({ operationId, method, path, wire }: Operation): string {
  // The API without versions asks what its successor asks, under both names of access lists.
  if (wire.name === 'atlasV1') return `atlas ${operationId.replace('Whitelist', 'AccessList')}`;
  if (wire.name !== 'cloudManager') return `${wire.name} ${operationId}`;
  return `${wire.name} ${method} ${path.slice(wire.basePath.length).replace(/\{\w+\}/g, '{}')}`;
}

function publishedFor(key: string): MinimumRoles | undefined {
  const [wire = '', ...rest] = key.split(' ');
  const name = rest.join(' ');
  const table = {
    atlas: atlasMinimumRoles,
    cloudManager: cloudManagerMinimumRoles,
    private: privateMinimumRoles,
    oauth: oauthMinimumRoles,
    server: serverMinimumRoles,
    test: testMinimumRoles,
  }[wire];
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** What admission is to ask for: what is published, unless an exception says otherwise. */
function askedAtAdmission(key: string): MinimumRoles | undefined {
  const check = serviceChecks.find((exception) => exception.operations.includes(key));
  const deviation = deviations.find((exception) => exception.operations.includes(key));
  return check?.admits ?? deviation?.instead ?? publishedFor(key);
}

async function differencesOf(operation: Operation): Promise<string[]> {
  const minimum = askedAtAdmission(keyOf(operation)) ?? [];
  const differences: string[] = [];
  for (const subject of subjects) {
    const outcome = await outcomeOf(operation, subject);
    const expected = expectedOutcome(operation, minimum, subject);
    if (outcome !== expected) differences.push(`${subject.name}: ${outcome}, not ${expected}`);
  }
  return differences;
}

describe('an operation lets in exactly those who hold a published role, and refuses each other caller rightly', () => {
  it.each(operations.map((operation) => [keyOf(operation), operation] as const))(
    '%s',
    async (key, operation) => {
      expect(publishedFor(key), 'write down its minimum roles in minimum-roles/').toBeDefined();
      expect(await differencesOf(operation)).toEqual([]);
    },
  );

  it('asks callers of every kind', () => {
    expect(subjects.length).toBeGreaterThan(90);
    expect(new Set(subjects.map(({ name }) => name)).size).toBe(subjects.length);
  });

  it.each([
    ['atlas updateOrg', { permission: 'organization.read' }],
    ['atlas getOrgSettings', { permission: 'organization.settings.write' }],
    ['atlas getGroup', { permission: 'project.events.read', path: '/api/atlas/v2/orgs/{orgId}' }],
    ['atlas addGroupApiKey', { permission: 'project.apiKeys.write' }],
    ['atlas createGroupServiceAccount', { permission: 'project.write' }],
    ['private getProfile', { permission: 'authenticated' }],
    ['private signIn', { permission: 'user' }],
  ] as const)('would be seen if %s asked for something else', async (key, change) => {
    const operation = operations.find((candidate) => keyOf(candidate) === key);
    if (operation === undefined) throw new Error(`there is no operation ${key}`);
    expect(await differencesOf({ ...operation, ...change })).not.toEqual([]);
  });
});

describe('the exceptions', () => {
  const served = new Set(operations.map(keyOf));

  it('name each operation once', () => {
    const names = [...deviations, ...serviceChecks].flatMap((exception) => exception.operations);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(deviations)('are exceptions: $operations', (deviation) => {
    for (const name of deviation.operations) {
      const published = publishedFor(name);
      expect(published, name).toBeDefined();
      const counting = (roles: MinimumRoles = []) =>
        [...new Set(roles.flatMap((role) => rolesThatCount[role]))].sort();
      expect(counting(deviation.instead), name).not.toEqual(counting(published));
    }
  });

  it.each(serviceChecks)('name a rule of reach, or say why there is none: $operations', (check) => {
    for (const name of check.operations) {
      expect(publishedFor(name), name).toBeDefined();
      const found = operations.filter((operation) => keyOf(operation) === name);
      for (const { reach } of found) expect(reach === undefined, name).toBe(check.withoutReach !== undefined);
    }
  });

  it('leave no operation without a published role to admission alone', () => {
    const open = operations.filter(({ permission }) => permission === 'authenticated').map(keyOf);
    const checked = serviceChecks.flatMap((check) => check.operations);
    expect(open.filter((key) => !checked.includes(key))).toEqual([]);
  });

  it('are what the operations themselves say of the service', () => {
    const saying = operations.filter(({ reach }) => reach?.needs !== undefined).map(keyOf);
    const checked = serviceChecks.flatMap((check) => check.operations);
    const beyondThisTable = saying.filter((key) => !checked.includes(key));
    // Whether an account or a key belongs to one project alone is not a matter of roles.
    const ofOne = /ServiceAccount|serviceAccounts|GroupApiKeyRoles|CredentialNotes/;
    expect(beyondThisTable.every((key) => ofOne.test(key))).toBe(true);
    const asksMore = checked.filter(
      (key) => served.has(key) && (publishedFor(key)?.length ?? 0) > 0 && key !== 'atlas listEventTypes',
    );
    expect(asksMore.filter((key) => !saying.includes(key))).toEqual([]);
  });
});

describe('the matrix of the reference page', () => {
  const page = roleMatrixPage(operations);

  it('has every role in one column', () => {
    expect(roleColumns.flat().sort()).toEqual([...everyOrganizationRole, ...everyProjectRole].sort());
  });

  it.each(operations.map((operation) => [keyOf(operation), operation] as const))(
    'shows %s once, as it is published',
    (key, operation) => {
      const { operationId, wire } = operation;
      const link = `[${operationId}](${OPERATION_PAGES[wire.name]}#${operationId.toLowerCase()})`;
      expect(page.split(link).length - 1).toBe(1);
      if (!asksForRole(operation)) return;
      const deviation = deviations.find((exception) => exception.operations.includes(key));
      const minimum = deviation?.instead ?? publishedFor(key) ?? [];
      // What the services ask where nothing is published has its wire tests.
      if (minimum.length === 0) return;
      for (const column of roleColumns) {
        const shown = allowedTo(column, operation);
        for (const role of column) {
          const isAllowed = minimum.some((published) => rolesThatCount[published].includes(role));
          if (shown !== 'partly') expect(shown, role).toBe(isAllowed ? 'yes' : 'no');
        }
      }
    },
  );
});
