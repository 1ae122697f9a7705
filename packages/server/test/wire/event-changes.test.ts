import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedValuesOf } from '../../src/domain/event-changes.js';
import { type EventType, eventTypes } from '../../src/domain/events.js';
import { addOrganization, type TestKey } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { shopDefinition } from '../support/shop.js';
import { addMember } from '../support/teams.js';

const ATLAS = 'application/vnd.atlas.2026-03-01+json';
const PASSWORD = 'correct horse battery staple';

interface Change {
  readonly value: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}
interface Shown {
  readonly id: string;
  readonly eventTypeName: string;
  readonly changes?: readonly Change[];
  readonly teamName?: string;
}

let server: TestServer;
let call: Call;
let orgId: string;
let groupId: string;
let other: { orgId: string; owner: TestKey };
beforeAll(async () => {
  server = await startTestServer();
  const asOwner = createCall(server);
  call = (method, path, options = {}) =>
    asOwner(method, path, {
      accept: path.startsWith('/api/private') ? 'application/json' : ATLAS,
      ...options,
    });
  ({ orgId, groupId } = server.first);
  const { orgId: otherId, owner } = await addOrganization(server, 'Other');
  other = { orgId: otherId, owner };
});
afterAll(() => server.stop());

/** The types whose changes were seen, for the last test. */
const seen = new Set<string>();
const NONE: readonly string[] = [];

async function trail(id = orgId, key?: TestKey): Promise<Shown[]> {
  const answer = await call('GET', `/api/private/orgs/${id}/events?itemsPerPage=500`, { key });
  expect(answer.status, answer.text).toBe(200);
  return answer.json.results;
}

/** What the call did, and `type value: before → after` for each change of the events that it left, in order. */
async function told(
  method: string,
  path: string,
  body?: unknown,
  { of = orgId, key, asking, accept }: { of?: string; key?: TestKey; asking?: TestKey; accept?: string } = {},
) {
  const known = new Set((await trail(of, key)).map(({ id }) => id));
  const answer = await call(method, path, { body, key: asking, ...(accept && { accept }) });
  expect(answer.status, answer.text).toBeLessThan(300);
  const events = (await trail(of, key)).filter(({ id }) => !known.has(id)).reverse();
  const lines = events.flatMap(({ eventTypeName, changes = [] }) => {
    if (changes.length > 0) seen.add(eventTypeName);
    return changes.map(
      ({ value, before, after }) =>
        `${eventTypeName} ${value}: ${before.join(', ') || 'none'} → ${after.join(', ') || 'none'}`,
    );
  });
  return { json: answer.json, lines };
}

describe('what an event tells before and after', () => {
  it('API keys: description, roles, expiry and access list', async () => {
    const keys = `/orgs/${orgId}/apiKeys`;
    const made = await told('POST', keys, { desc: 'deploys', roles: ['ORG_MEMBER'] });
    expect(made.lines).toEqual([
      'API_KEY_CREATED description: none → deploys',
      'API_KEY_CREATED roles: none → ORG_MEMBER',
    ]);
    const key = `${keys}/${made.json.id}`;
    const inProject = `/groups/${groupId}/apiKeys/${made.json.id}`;
    const lines = async (...asked: Parameters<typeof told>) => (await told(...asked)).lines;
    expect(
      await lines('PATCH', key, { desc: 'deploys west', roles: ['ORG_MEMBER', 'ORG_READ_ONLY'] }),
    ).toEqual([
      'API_KEY_DESCRIPTION_CHANGED description: deploys → deploys west',
      'API_KEY_ROLES_CHANGED roles: ORG_MEMBER → ORG_MEMBER, ORG_READ_ONLY',
    ]);
    const expiry = `/api/private/orgs/${orgId}/apiKeys/${made.json.id}/expiry`;
    expect(await lines('PUT', expiry, { expiresAt: '2099-01-01T00:00:00Z' })).toEqual([
      'API_KEY_EXPIRY_CHANGED expiresAt: none → 2099-01-01T00:00:00.000Z',
    ]);
    const notes = `/api/private/orgs/${orgId}/credentials/${made.json.id}/notes`;
    const noted = { kind: 'ci', label: null, owner: 'Platform', tags: ['b', 'a'] };
    expect(await lines('PUT', notes, noted)).toEqual([
      'API_KEY_NOTES_CHANGED kind: none → ci',
      'API_KEY_NOTES_CHANGED owner: none → Platform',
      'API_KEY_NOTES_CHANGED tags: none → a, b',
    ]);
    expect(await lines('POST', inProject, [{ roles: ['GROUP_READ_ONLY'] }])).toEqual([
      'API_KEY_ADDED_TO_GROUP roles: none → GROUP_READ_ONLY',
    ]);
    expect(await lines('PATCH', inProject, { roles: ['GROUP_OWNER'] })).toEqual([
      'API_KEY_ROLES_CHANGED roles: GROUP_READ_ONLY → GROUP_OWNER',
    ]);
    expect(await lines('DELETE', inProject)).toEqual([
      'API_KEY_REMOVED_FROM_GROUP roles: GROUP_OWNER → none',
    ]);
    expect(await lines('POST', `${key}/accessList`, [{ ipAddress: '192.0.2.7' }])).toEqual([
      'API_KEY_ACCESS_LIST_ENTRY_ADDED entry: none → 192.0.2.7',
    ]);
    expect(await lines('DELETE', `${key}/accessList/192.0.2.7`)).toEqual([
      'API_KEY_ACCESS_LIST_ENTRY_DELETED entry: 192.0.2.7 → none',
    ]);
    expect(await lines('DELETE', key)).toEqual([
      'API_KEY_DELETED description: deploys west → none',
      'API_KEY_DELETED roles: ORG_MEMBER, ORG_READ_ONLY → none',
    ]);
  });

  it('service accounts: name, description, roles, the ends of secrets and access list', async () => {
    const accounts = `/orgs/${orgId}/serviceAccounts`;
    const made = await told('POST', accounts, {
      name: 'ci',
      description: 'builds',
      roles: ['ORG_MEMBER'],
      secretExpiresAfterHours: 8,
    });
    const ends = made.json.secrets[0].expiresAt.slice(0, 16);
    expect(made.lines.map((line) => line.replace(/\d{2}\.\d{3}Z$/, ''))).toEqual([
      'SERVICE_ACCOUNT_CREATED name: none → ci',
      'SERVICE_ACCOUNT_CREATED description: none → builds',
      'SERVICE_ACCOUNT_CREATED roles: none → ORG_MEMBER',
      `SERVICE_ACCOUNT_CREATED secretExpiresAt: none → ${ends}:`,
    ]);
    const account = `${accounts}/${made.json.clientId}`;
    const inProject = `/groups/${groupId}/serviceAccounts/${made.json.clientId}`;
    const changed = await told('PATCH', account, {
      name: 'ci-2',
      description: 'builds all',
      roles: ['ORG_READ_ONLY'],
    });
    expect(changed.lines.sort()).toEqual([
      'SERVICE_ACCOUNT_DETAILS_CHANGED description: builds → builds all',
      'SERVICE_ACCOUNT_DETAILS_CHANGED name: ci → ci-2',
      'SERVICE_ACCOUNT_ROLES_CHANGED roles: ORG_MEMBER → ORG_READ_ONLY',
    ]);
    const lines = async (...asked: Parameters<typeof told>) => (await told(...asked)).lines;
    const notes = `/api/private/orgs/${orgId}/credentials/${made.json.clientId}/notes`;
    expect(await lines('PUT', notes, { kind: 'agent', label: null, owner: null, tags: [] })).toEqual([
      'SERVICE_ACCOUNT_NOTES_CHANGED kind: none → agent',
    ]);
    const second = await told('POST', `${account}/secrets`, { secretExpiresAfterHours: 8 });
    expect(second.lines).toEqual([
      expect.stringMatching(/^SERVICE_ACCOUNT_SECRET_ADDED secretExpiresAt: none → \d{4}-/),
    ]);
    const removed = await told('DELETE', `${account}/secrets/${second.json.id}`);
    expect(removed.lines).toEqual([
      expect.stringMatching(/^SERVICE_ACCOUNT_SECRET_DELETED secretExpiresAt: \d{4}-\S+ → none$/),
    ]);
    expect(await lines('POST', `${inProject}:invite`, { roles: ['GROUP_READ_ONLY'] })).toEqual([
      'SERVICE_ACCOUNT_ADDED_TO_GROUP roles: none → GROUP_READ_ONLY',
    ]);
    expect(await lines('DELETE', inProject)).toEqual([
      'SERVICE_ACCOUNT_REMOVED_FROM_GROUP roles: GROUP_READ_ONLY → none',
    ]);
    expect(await lines('POST', `${account}/accessList`, [{ cidrBlock: '192.0.2.0/24' }])).toEqual([
      'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED entry: none → 192.0.2.0/24',
    ]);
    expect(await lines('DELETE', `${account}/accessList/192.0.2.0%2F24`)).toEqual([
      'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED entry: 192.0.2.0/24 → none',
    ]);
    expect((await lines('DELETE', account)).slice(0, 3)).toEqual([
      'SERVICE_ACCOUNT_DELETED name: ci-2 → none',
      'SERVICE_ACCOUNT_DELETED description: builds all → none',
      'SERVICE_ACCOUNT_DELETED roles: ORG_READ_ONLY → none',
    ]);
  });

  it('organizations: name and every setting, in the event of all settings and in that of the one', async () => {
    const org = `/orgs/${orgId}`;
    const lines = async (...asked: Parameters<typeof told>) => (await told(...asked)).lines;
    expect(await lines('PATCH', org, { name: 'Northwind', skipDefaultAlertsSettings: true })).toEqual([
      'ORG_RENAMED name: My Organization → Northwind',
      'ORG_SETTINGS_UPDATED skipDefaultAlertsSettings: false → true',
    ]);
    expect(
      await lines('PATCH', `${org}/settings`, {
        multiFactorAuthRequired: true,
        restrictEmployeeAccess: true,
        maxServiceAccountSecretValidityInHours: 24,
        securityContact: 'security@example.com',
        operationsContact: 'operations@example.com',
        customSessionTimeouts: { idleSessionTimeoutInSeconds: 600 },
      }),
    ).toEqual([
      'ORG_SETTINGS_UPDATED maxSecretValidityHours: 8760 → 24',
      'ORG_SETTINGS_UPDATED multiFactorAuthRequired: false → true',
      'ORG_SETTINGS_UPDATED restrictEmployeeAccess: false → true',
      'ORG_SETTINGS_UPDATED securityContact: none → security@example.com',
      'ORG_SETTINGS_UPDATED operationsContact: none → operations@example.com',
      'ORG_SETTINGS_UPDATED idleSessionTimeoutSeconds: none → 600',
      'ORG_TWO_FACTOR_AUTH_REQUIRED multiFactorAuthRequired: false → true',
      'ORG_EMPLOYEE_ACCESS_RESTRICTED restrictEmployeeAccess: false → true',
      'ORG_SERVICE_ACCOUNT_MAX_SECRET_VALIDITY_EDITED maxSecretValidityHours: 8760 → 24',
      'CUSTOM_SESSION_TIMEOUT_MODIFIED idleSessionTimeoutSeconds: none → 600',
      'SECURITY_CONTACT_MODIFIED securityContact: none → security@example.com',
      'OPERATIONS_CONTACT_MODIFIED operationsContact: none → operations@example.com',
    ]);
    expect(
      await lines('PATCH', `${org}/settings`, {
        multiFactorAuthRequired: false,
        restrictEmployeeAccess: false,
      }),
    ).toEqual(
      expect.arrayContaining([
        'ORG_TWO_FACTOR_AUTH_OPTIONAL multiFactorAuthRequired: true → false',
        'ORG_EMPLOYEE_ACCESS_UNRESTRICTED restrictEmployeeAccess: true → false',
      ]),
    );
    const list = `${org}/apiKeys/${server.first.apiKey.id}/accessList`;
    await call('POST', list, { body: [{ cidrBlock: '127.0.0.0/8' }] });
    expect(await lines('PATCH', `${org}/settings`, { apiAccessListRequired: true })).toContain(
      'ORG_PUBLIC_API_ACCESS_LIST_REQUIRED apiAccessListRequired: false → true',
    );
    expect(await lines('PATCH', `${org}/settings`, { apiAccessListRequired: false })).toContain(
      'ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED apiAccessListRequired: true → false',
    );
    expect(
      await lines('PATCH', `${org}/delegationSettings`, { delegatedPartnerAccess: 'READ_WRITE' }),
    ).toEqual(['ORG_DELEGATION_SETTINGS_UPDATED delegatedPartnerAccess: none → READ_WRITE']);
    const accept = 'application/vnd.atlas.preview+json';
    expect(
      await lines('PATCH', `${org}/maintenanceSettings`, { waveAssignmentMode: 'MANUAL' }, { accept }),
    ).toEqual(['ORG_SETTINGS_UPDATED waveAssignmentMode: none → MANUAL']);
  });

  it('projects: name, tags, limits, settings, access list and the organization', async () => {
    const made = await told('POST', '/groups', {
      name: 'Payments',
      orgId,
      tags: [{ key: 'stage', value: 'test' }],
    });
    expect(made.lines).toEqual([
      'GROUP_CREATED name: none → Payments',
      'GROUP_TAGS_MODIFIED tags: none → stage: test',
      'API_KEY_ADDED_TO_GROUP roles: none → GROUP_OWNER',
    ]);
    const group = `/groups/${made.json.id}`;
    const lines = async (...asked: Parameters<typeof told>) => (await told(...asked)).lines;
    expect(await lines('PATCH', group, { name: 'Billing', tags: [{ key: 'stage', value: 'live' }] })).toEqual(
      ['GROUP_NAME_CHANGED name: Payments → Billing', 'GROUP_TAGS_MODIFIED tags: stage: test → stage: live'],
    );
    const limit = 'atlas.project.deployment.clusters';
    expect(await lines('PATCH', `${group}/limits/${limit}`, { value: 7 })).toEqual([
      `PROJECT_LIMIT_UPDATED limits: ${limit}: default → ${limit}: 7`,
    ]);
    expect(await lines('DELETE', `${group}/limits/${limit}`)).toEqual([
      `PROJECT_LIMIT_UPDATED limits: ${limit}: 7 → ${limit}: default`,
    ]);
    expect(await lines('PATCH', `${group}/settings`, { isDataExplorerEnabled: false })).toEqual([
      'DATA_EXPLORER_DISABLED dataExplorer: true → false',
    ]);
    expect(await lines('PATCH', `${group}/settings`, { isDataExplorerEnabled: true })).toEqual([
      'DATA_EXPLORER_ENABLED dataExplorer: false → true',
    ]);
    const entry = { ipAddress: '192.0.2.9', comment: 'office' };
    expect(await lines('POST', `${group}/accessList`, [entry])).toEqual([
      'NETWORK_PERMISSION_ENTRY_ADDED entry: none → 192.0.2.9',
      'NETWORK_PERMISSION_ENTRY_ADDED comment: none → office',
    ]);
    expect(await lines('POST', `${group}/accessList`, [{ ...entry, comment: 'home' }])).toEqual([
      'NETWORK_PERMISSION_ENTRY_UPDATED comment: office → home',
    ]);
    expect(await lines('DELETE', `${group}/accessList/192.0.2.9`)).toEqual([
      'NETWORK_PERMISSION_ENTRY_REMOVED entry: 192.0.2.9 → none',
      'NETWORK_PERMISSION_ENTRY_REMOVED comment: home → none',
    ]);
    const destination = {
      destinationOrgId: other.orgId,
      destinationOrgPublicApiKey: other.owner.publicKey,
      destinationOrgPrivateApiKey: other.owner.privateKey,
    };
    const moved = await told('POST', `${group}:migrate`, destination);
    expect(moved.lines).toEqual([`GROUP_MOVED_FROM_ORG organization: ${orgId} → ${other.orgId}`]);
    const arrived = (await trail(other.orgId, other.owner)).find(
      ({ eventTypeName }) => eventTypeName === 'GROUP_MOVED',
    );
    expect(arrived?.changes).toEqual([{ value: 'organization', before: [orgId], after: [other.orgId] }]);
    seen.add('GROUP_MOVED');
    const gone = await told('DELETE', group, undefined, {
      of: other.orgId,
      key: other.owner,
      asking: other.owner,
    });
    expect(gone.lines).toEqual(['GROUP_DELETED name: Billing → none']);
  });

  it('people and teams: roles and teams, in the organization and in projects', async () => {
    const lines = async (...asked: Parameters<typeof told>) => (await told(...asked)).lines;
    const invited = await told('POST', `/orgs/${orgId}/users`, {
      username: 'ada@example.com',
      roles: {
        orgRoles: ['ORG_READ_ONLY'],
        groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_READ_ONLY'] }],
      },
    });
    expect(invited.lines).toEqual([
      'INVITED_TO_ORG roles: none → ORG_READ_ONLY',
      'INVITED_TO_GROUP roles: none → GROUP_READ_ONLY',
    ]);
    const pending = `/orgs/${orgId}/users/${invited.json.id}`;
    expect(await lines('PATCH', pending, { roles: { orgRoles: ['ORG_MEMBER'] } })).toContain(
      'ORG_INVITATION_CHANGED roles: ORG_READ_ONLY → ORG_MEMBER',
    );
    const team = await told('POST', `/orgs/${orgId}/teams`, {
      name: 'Operators',
      usernames: [(await addMember(server, ['ORG_MEMBER'])).username],
    });
    const teamId: string = team.json.id;
    expect(team.lines).toEqual([`JOINED_TEAM team: none → ${teamId}`, 'TEAM_CREATED name: none → Operators']);
    const teams = `/orgs/${orgId}/teams/${teamId}`;
    expect(await lines('PATCH', teams, { name: 'Operations' })).toEqual([
      'TEAM_NAME_CHANGED name: Operators → Operations',
    ]);
    expect(await lines('POST', `${teams}:addUser`, { id: invited.json.id })).toEqual([
      `INVITED_TO_TEAM team: none → ${teamId}`,
    ]);
    const inProject = `/groups/${groupId}/teams`;
    expect(await lines('POST', inProject, [{ teamId, roleNames: ['GROUP_OWNER'] }])).toEqual([
      'TEAM_ADDED_TO_GROUP roles: none → GROUP_OWNER',
    ]);
    expect(await lines('PATCH', `${inProject}/${teamId}`, { roleNames: ['GROUP_READ_ONLY'] })).toEqual([
      'TEAM_ROLES_MODIFIED roles: GROUP_OWNER → GROUP_READ_ONLY',
    ]);
    expect(await lines('DELETE', `${inProject}/${teamId}`)).toEqual([
      'TEAM_REMOVED_FROM_GROUP roles: GROUP_READ_ONLY → none',
    ]);

    const pendingInProject = `/groups/${groupId}/users/${invited.json.id}`;
    expect(await lines('DELETE', pendingInProject)).toEqual([
      'GROUP_INVITATION_DELETED roles: GROUP_READ_ONLY → none',
    ]);
    const invites = `/api/atlas/v2/orgs/${orgId}/invites`;
    const { results, ...rest } = (
      await call('GET', invites, { accept: 'application/vnd.atlas.2023-01-01+json' })
    ).json;
    const [invitation] = results ?? Object.values(rest);
    const link = await call('POST', `/api/private/orgs/${orgId}/invitations/${invitation.id}/link`);
    const joined = await told('POST', '/api/private/invitations/accept', {
      firstName: 'Ada',
      lastName: 'L',
      password: PASSWORD,
      token: link.json.token,
    });
    expect(joined.lines).toEqual([
      'JOINED_ORG roles: none → ORG_MEMBER',
      `JOINED_TEAM team: none → ${teamId}`,
    ]);
    const users = (await call('GET', `/orgs/${orgId}/users?username=ada@example.com`)).json.results;
    const ada = `/orgs/${orgId}/users/${users[0].id}`;
    expect(await lines('PATCH', ada, { roles: { orgRoles: ['ORG_READ_ONLY'] } })).toContain(
      'USER_ROLES_CHANGED_AUDIT roles: ORG_MEMBER → ORG_READ_ONLY',
    );
    const adaInProject = `/groups/${groupId}/users/${users[0].id}`;
    expect(
      await lines('POST', `/groups/${groupId}/users`, {
        username: 'ada@example.com',
        roles: ['GROUP_OWNER'],
      }),
    ).toEqual(['JOINED_GROUP roles: none → GROUP_OWNER']);
    expect(await lines('DELETE', adaInProject)).toEqual(['REMOVED_FROM_GROUP roles: GROUP_OWNER → none']);
    expect(await lines('DELETE', ada)).toEqual([
      `REMOVED_FROM_TEAM team: ${teamId} → none`,
      'REMOVED_FROM_ORG roles: ORG_READ_ONLY → none',
    ]);
    // Told by the name that it has now, in private lists alone.
    const named = async () =>
      (await trail()).flatMap(({ eventTypeName, teamName }) =>
        teamName === undefined ? [] : `${eventTypeName} ${teamName}`,
      );
    expect(new Set(await named())).toEqual(
      new Set(
        [
          'TEAM_CREATED',
          'TEAM_NAME_CHANGED',
          'JOINED_TEAM',
          'INVITED_TO_TEAM',
          'REMOVED_FROM_TEAM',
          'TEAM_ADDED_TO_GROUP',
          'TEAM_ROLES_MODIFIED',
          'TEAM_REMOVED_FROM_GROUP',
        ].map((type) => `${type} Operations`),
      ),
    );
    const published = await call('GET', `/orgs/${orgId}/events?includeRaw=true`);
    expect(published.text).not.toContain('teamName');
    expect((await lines('DELETE', teams)).at(-1)).toBe('TEAM_DELETED name: Operations → none');
    expect(await named()).toEqual([]);
    const again = await told('POST', `/orgs/${orgId}/users`, {
      username: 'eve@example.com',
      roles: { orgRoles: ['ORG_MEMBER'] },
    });
    expect(await lines('DELETE', `/orgs/${orgId}/users/${again.json.id}`)).toEqual([
      'ORG_INVITATION_DELETED roles: ORG_MEMBER → none',
    ]);
  });

  it('guarded APIs and gates: title, mode, version, dialect and peers; of a secret that there is one', async () => {
    await call('PATCH', `/orgs/${orgId}`, { body: { name: 'My Organization' } });
    const lines = async (...asked: Parameters<typeof told>) => (await told(...asked)).lines;
    const org = `/api/private/orgs/${orgId}`;
    const apis = `${org}/guardedApis`;
    const definition = shopDefinition((document) => (document.gates = {}));
    expect(await lines('POST', apis, { definition })).toEqual([
      'GUARDED_API_CREATED title: none → Shop API',
      'GUARDED_API_CREATED mode: none → enforce',
      'GUARDED_API_CREATED openTo: none → organization',
      'GUARDED_API_CREATED version: none → 1',
    ]);
    const renamed = shopDefinition((document) => {
      document.gates = {};
      document.title = 'The shop';
    });
    expect(await lines('POST', apis, { definition: renamed })).toEqual([
      'GUARDED_API_VERSION_APPLIED title: Shop API → The shop',
      'GUARDED_API_VERSION_APPLIED version: 1 → 2',
    ]);
    expect(await lines('PUT', `${apis}/shop/activeVersion`, { version: 1 })).toEqual([
      'GUARDED_API_VERSION_ACTIVATED title: The shop → Shop API',
      'GUARDED_API_VERSION_ACTIVATED version: 2 → 1',
    ]);
    expect(await lines('PUT', `${apis}/shop/mode`, { mode: 'report' })).toEqual([
      'GUARDED_API_MODE_CHANGED mode: enforce → report',
    ]);
    const gates = `${org}/gates`;
    const gate = await told('POST', gates, { api: 'shop', dialect: 'caddy', name: 'edge', hasSecret: true });
    expect(gate.lines).toContain('GATE_CREATED dialect: none → caddy');
    expect(
      await lines('PATCH', `${gates}/edge`, { dialect: 'nginx', peers: ['192.0.2.0/24'], secret: 'new' }),
    ).toEqual([
      'GATE_CHANGED dialect: caddy → nginx',
      expect.stringMatching(/^GATE_CHANGED peers: .* → 192\.0\.2\.0\/24$/),
      'GATE_CHANGED gateSecret: set → another one',
    ]);
    expect(await lines('DELETE', `${gates}/edge`)).toContain('GATE_DELETED dialect: nginx → none');
    expect(await lines('DELETE', `${apis}/shop`)).toContain('GUARDED_API_DELETED title: Shop API → none');
  });

  it('organizations that go: the credentials that go with them', async () => {
    const made = await told('POST', '/orgs', {
      name: 'Short',
      apiKey: { desc: 'its owner', roles: ['ORG_OWNER'] },
    });
    const { organization, apiKey } = made.json;
    const created = await trail(organization.id, apiKey);
    expect(created.at(-1)?.changes).toEqual([{ value: 'name', before: NONE, after: ['Short'] }]);
    seen.add('ORG_CREATED');
    expect((await call('DELETE', `/orgs/${organization.id}`, { key: apiKey })).status).toBeLessThan(300);
    const rows = await server.services.store.reader
      .selectFrom('events')
      .select('changes')
      .where('organization_id', '=', organization.id)
      .where('type', '=', 'API_KEY_DELETED')
      .execute();
    expect(rows.map(({ changes }) => JSON.parse(changes ?? ''))).toEqual([
      [
        ['description', ['its owner'], []],
        ['roles', ['ORG_OWNER'], []],
      ],
    ]);
  });

  it('no public list shows them', async () => {
    for (const path of [`/orgs/${orgId}/events`, `/groups/${groupId}/events`]) {
      const { text } = await call('GET', `${path}?itemsPerPage=500&includeRaw=true`);
      expect(text).not.toContain('"changes"');
    }
  });

  it('was asked of every type that tells some', () => {
    const telling = eventTypes.map(({ type }) => type).filter((type) => changedValuesOf(type).length > 0);
    const missing: EventType[] = telling.filter((type) => !seen.has(type));
    expect(missing).toEqual([
      // A seed file alone changes these.
      'GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED',
    ]);
  });
});
