import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentApiKeyOf } from '../../src/access/reach/agent-api-key.js';
import type { Operation } from '../../src/http/operation.js';
import { operations } from '../../src/http/operations/index.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { addKey, addOrganization, type TestKey } from '../support/accounts.js';
import { type Call, type CallAnswer, createCall } from '../support/call.js';
import { hasOrganizationInPath, namedElsewhere, organizationPlaces } from '../support/organization-places.js';
import { addPerson, type TestPerson } from '../support/people.js';
import { startTestServer, type TestServer } from '../support/server.js';

// What an organization requires of whoever comes, asked on every operation of every wire: wherever the request has the
// organization from.

interface World {
  /** Asks people for a second factor. */
  readonly closed: Organization;
  /** Does not. */
  readonly open: Organization;
  /** Somebody of the closed organization alone. */
  readonly neighbour: TestPerson;
}

interface Organization {
  readonly orgId: string;
  readonly groupId: string;
  readonly owner: TestKey;
}

/** One person twice: in a session without a second factor, and in one with it. Owner of both organizations. */
interface Sessions {
  readonly without: TestPerson;
  readonly with: TestPerson;
}

let server: TestServer;
let call: Call;
let world: World;
let sessions: Sessions;
let made = 0;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server, '');
  const closed = await addOrganization(server, 'closed');
  const open = await addOrganization(server, 'open');
  const organizations = { [closed.orgId]: ['ORG_OWNER'], [open.orgId]: ['ORG_OWNER'] };
  const projects = { [closed.groupId]: ['GROUP_OWNER'] };
  sessions = {
    without: await addPerson(server.services, { organizations, projects }),
    with: await addPerson(server.services, { organizations, projects, hasSecondFactor: true }),
  };
  world = {
    closed,
    open,
    neighbour: await addPerson(server.services, { organizations: { [closed.orgId]: ['ORG_MEMBER'] } }),
  };
  const settings = `/api/atlas/v2/orgs/${closed.orgId}/settings`;
  const body = { multiFactorAuthRequired: true };
  expect((await call('PATCH', settings, { key: closed.owner, body })).status).toBe(200);
});
afterAll(() => server.stop());

const nameOf = ({ wire, operationId }: Operation) => `${wire.name}.${operationId}`;

/** What an operation is called where it was written: under a former name it is the same. */
const isAnywhere = ({ operationId }: Operation) => operationId in organizationPlaces;

describe('every operation of every wire', () => {
  it('has the organization in its path, or its place is known', () => {
    const unknown = operations.filter(
      (operation) =>
        !isAnywhere(operation) && (!hasOrganizationInPath(operation) || namedElsewhere(operation).length > 0),
    );
    expect(unknown.map((operation) => [nameOf(operation), namedElsewhere(operation)])).toEqual([]);
  });

  it('is told of only where there is something to tell', () => {
    const needed = new Set(
      operations
        .filter((operation) => isAnywhere(operation))
        .filter(
          (operation) =>
            !hasOrganizationInPath(operation) ||
            namedElsewhere(operation).length > 0 ||
            operation.permission === 'user',
        )
        .map(({ operationId }) => operationId),
    );
    expect(Object.keys(organizationPlaces).filter((name) => !needed.has(name))).toEqual([]);
  });
});

describe('the second factor that an organization asks for', () => {
  const inPath = operations.filter(
    (operation) =>
      hasOrganizationInPath(operation) &&
      organizationPlaces[operation.operationId] !== 'path, whatever it requires',
  );

  it('is asked for wherever the path leads there', async () => {
    const passed: string[] = [];
    for (const operation of inPath) {
      const answer = await call(operation.method, pathTo(operation, world.closed), {
        headers: sessions.without.headers,
        accept: newestOf(operation),
      });
      if (!isRefused(answer)) passed.push(`${nameOf(operation)}: ${answer.status} ${answer.text}`);
    }
    expect(passed).toEqual([]);
    expect(inPath.length).toBeGreaterThan(200);
  });

  const elsewhere = operations.filter(({ operationId }) => operationId in attempts);

  it('is tried out wherever the organization stands elsewhere', () => {
    const tried = ['body', 'query', 'named', 'caller'];
    const names = Object.keys(organizationPlaces).filter((name) =>
      tried.includes(organizationPlaces[name] ?? ''),
    );
    expect(Object.keys(attempts).sort()).toEqual(names.sort());
  });

  it.each(elsewhere.map((operation) => ({ name: nameOf(operation), operation })))(
    'is asked for by $name, or what is there is left out',
    async ({ operation }) => {
      for (const attempt of attempts[operation.operationId]?.(world, operation) ?? []) {
        const { path = operation.path, body, isSeen } = attempt;
        const accept = newestOf(operation);
        const send = ({ headers }: TestPerson) =>
          call(operation.method, path, { headers, accept, body: body?.() });
        const refused = await send(sessions.without);
        if (isSeen) expect(isSeen(refused), refused.text).toBe(false);
        else expect(isRefused(refused), refused.text).toBe(true);
        const passing = await send(sessions.with);
        expect([200, 201], passing.text).toContain(passing.status);
        if (isSeen) expect(isSeen(passing), passing.text).toBe(true);
      }
    },
  );

  it('is what somebody hears who is in no other organization, too', async () => {
    const person = await addPerson(server.services, {
      organizations: { [world.closed.orgId]: ['ORG_OWNER'] },
      projects: { [world.closed.groupId]: ['GROUP_OWNER'] },
    });
    const told: string[] = [];
    // One that moves a project begins with the other organization.
    for (const operation of elsewhere.filter(({ operationId }) => operationId !== 'migrateGroup'))
      for (const attempt of attempts[operation.operationId]?.(world, operation) ?? []) {
        const { path = operation.path, body, isSeen } = attempt;
        const accept = newestOf(operation);
        const sent = { headers: person.headers, accept, body: body?.() };
        const answer = await call(operation.method, path, sent);
        if (!isSeen && !isRefused(answer)) told.push(`${nameOf(operation)}: ${answer.status} ${answer.text}`);
      }
    expect(told).toEqual([]);
  });

  it('is told of by the session, which names the organization all the same', async () => {
    const { json } = await call('GET', '/api/private/session', { headers: sessions.without.headers });
    expect(json.organizations).toContainEqual(
      expect.objectContaining({ id: world.closed.orgId, multiFactorAuthRequired: true }),
    );
  });
});

describe('the access list that an organization asks for', () => {
  it('is asked of a credential on every operation that knows who calls', async () => {
    const key = await addKey(server, {
      organizationId: world.closed.orgId,
      organizationRoles: ['ORG_OWNER'],
      projectRoles: [{ projectId: world.closed.groupId, role: 'GROUP_OWNER' }],
    });
    await setListRequired(world.closed.orgId, 1);
    const passed: string[] = [];
    // Not of whoever need not be known, of people, of a client that asks for a token, which opens nothing by itself, nor of a
    // credential that ends itself.
    const others = ['public', 'visitor', 'always', 'user', 'client', 'ownCredential'];
    const asked = operations.filter(({ permission }) => !others.includes(permission));
    for (const operation of asked) {
      const { status, json } = await call(operation.method, pathTo(operation, world.closed), { key });
      if (status !== 403 || json?.errorCode !== 'ORG_REQUIRES_ACCESS_LIST')
        passed.push(`${nameOf(operation)}: ${status}`);
    }
    await setListRequired(world.closed.orgId, 0);
    expect(passed).toEqual([]);
    expect(asked.length).toBeGreaterThan(250);
  });
});

async function setListRequired(id: string, api_access_list_required: 0 | 1): Promise<void> {
  await server.services.store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('a test sets it past the guard of the caller');
    await transaction.database
      .updateTable('organizations')
      .set({ api_access_list_required })
      .where('id', '=', id)
      .execute();
    transaction.changed({ kind: 'organization', subject: id });
  });
}

function isRefused({ status, json }: CallAnswer): boolean {
  return status === 403 && json?.errorCode === 'MULTI_FACTOR_AUTH_REQUIRED';
}

/** What asks for the newest version, where there are versions. */
function newestOf({ versions }: Operation): string | undefined {
  const newest = Object.keys(versions)
    .filter((version) => /^\d/.test(version))
    .sort()
    .at(-1);
  return newest && `application/vnd.atlas.${newest}+json`;
}

/** Every other parameter names something that is nowhere: the organization comes first. */
function pathTo({ path }: Operation, { orgId, groupId }: Organization): string {
  return path
    .replace('{orgId}', orgId)
    .replace('{groupId}', groupId)
    .replaceAll(/\{\w+\}/g, '0123456789abcdef01234567');
}

interface Attempt {
  /** That of the operation, when it has no parameters. */
  readonly path?: string;
  /** A new one for each session. */
  readonly body?: () => unknown;
  /** Whether the answer shows what is in the organization. Without it the request is refused. */
  readonly isSeen?: (answer: CallAnswer) => boolean;
}

const holds =
  (text: string) =>
  (answer: CallAnswer): boolean =>
    answer.text.includes(text);
const succeeds = ({ status }: CallAnswer): boolean => status < 300;

const next = (what: string): string => {
  made += 1;
  return `${what} ${made}`;
};
const newUser = (role: object) => () => ({
  username: `${next('new').replace(' ', '')}@example.com`,
  password: 'correct horse battery',
  firstName: 'A',
  lastName: 'B',
  country: 'IE',
  mobileNumber: '',
  roles: [role],
});
const scopes = ({ closed }: World, path: string): Attempt[] => [
  { path: `${path}?orgId=${closed.orgId}` },
  { path: `${path}?groupId=${closed.groupId}` },
];

/** What is sent, by both sessions, where the organization does not stand in the path. */
const attempts: Readonly<Record<string, (world: World, operation: Operation) => Attempt[]>> = {
  createUser: ({ closed }) => [
    { body: newUser({ orgId: closed.orgId, roleName: 'ORG_OWNER' }) },
    { body: newUser({ groupId: closed.groupId, roleName: 'GROUP_OWNER' }) },
  ],
  createGroup: ({ closed }) => [{ body: () => ({ name: next('made'), orgId: closed.orgId }) }],
  migrateGroup: ({ closed, open }, { path }) => [
    {
      path: path.replace('{groupId}', open.groupId),
      body: () => ({ destinationOrgId: closed.orgId }),
    },
  ],
  listRateLimits: (found, { path }) => scopes(found, path),
  getRateLimit: (found, { path }) => scopes(found, path.replace('{endpointSetId}', 'api-keys-organization')),
  createOrg: ({ neighbour }) => [
    { body: () => ({ name: next('made'), orgOwnerId: neighbour.id }), isSeen: succeeds },
  ],
  explainRequest: ({ closed }) => [
    { body: () => ({ as: closed.owner.publicKey, method: 'GET', path: '/api/atlas/v2/orgs' }) },
  ],
  getGroupByName: (_found, { path }) => [
    { path: path.replace('{groupName}', 'closed%20project'), isSeen: succeeds },
  ],
  getGroupByAgentApiKey: ({ closed }, { path }) => [
    {
      path: path.replace('{agentApiKey}', agentApiKeyOf(server.services, closed.groupId)),
      isSeen: succeeds,
    },
  ],
  getUser: ({ neighbour }, { path }) => [{ path: path.replace('{userId}', neighbour.id), isSeen: succeeds }],
  getUserByName: ({ closed, neighbour }, { path }) => [
    { path: path.replace('{userName}', neighbour.username), isSeen: succeeds },
    { path: path.replace('{userName}', sessions.with.username), isSeen: holds(closed.orgId) },
  ],
  listOrgs: ({ closed }) => [{ isSeen: holds(closed.orgId) }],
  listOrgOverviews: ({ closed }) => [{ isSeen: holds(closed.orgId) }],
  listGroups: ({ closed }) => [{ isSeen: holds(closed.groupId) }],
  getSession: () => [],
  search: ({ closed }, { path }) => [
    { path: `${path}?text=closed&orgId=${closed.orgId}`, isSeen: holds(closed.groupId) },
    { path: `${path}?text=${closed.owner.publicKey}`, isSeen: holds(closed.owner.id) },
  ],
};
