import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/http/operations/index.js';
import { otherRoutes } from '../../src/http/other-routes.js';
import { addKey, addOrganization, addProject, allowAddresses, type TestKey } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { type ExplainedCaller, expectAgreement } from '../support/explanations.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { basicOf, createAccount, mintToken } from '../support/service-accounts.js';

// An explanation and the request itself come from one list of steps. Here they are compared through the socket.

/** Few enough requests that some limits are met. */
const RATE_LIMIT_SCALE = '0.02';
const HERE = '127.0.0.1';
const LISTED = '127.0.0.9';
const CURRENT = 'application/vnd.atlas.2024-08-05+json';

let server: TestServer;
let call: Call;
let callers: ExplainedCaller[];
let strict: { orgId: string; owner: TestKey };
let parameters: Readonly<Record<string, readonly string[]>>;
beforeAll(async () => {
  server = await startTestServer({ rateLimitScale: RATE_LIMIT_SCALE });
  call = createCall(server, '');
  const listed = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
  const inProject = await addKey(server, {
    projectRoles: [{ projectId: server.first.groupId, role: 'GROUP_READ_ONLY' }],
  });
  const hidden = await addProject(server, 'hidden');
  strict = await addOrganization(server, 'Strict');
  const readerOfStrict = await addKey(server, {
    organizationId: strict.orgId,
    organizationRoles: ['ORG_READ_ONLY'],
  });
  await expectOk(`/apiKeys/${readerOfStrict.id}/accessList`, 'POST', [{ ipAddress: HERE }]);
  await expectOk('/settings?force=true', 'PATCH', { apiAccessListRequired: true });
  await allowAddresses(server, listed.id, [LISTED]);
  const account = await createAccount(server, ['ORG_READ_ONLY']);
  const { json } = await mintToken(server, account);
  callers = [
    ...[server.first.apiKey, listed, inProject].map((key) => ({
      name: key.publicKey,
      key,
      asker: server.first.apiKey,
    })),
    { name: strict.owner.publicKey, key: strict.owner, asker: readerOfStrict },
    {
      name: account.clientId,
      key: server.first.apiKey,
      headers: { Authorization: `Bearer ${json.access_token}` },
      basic: basicOf(account),
      asker: server.first.apiKey,
    },
  ];
  const nowhere = 'f'.repeat(24);
  parameters = {
    orgId: [server.first.orgId, server.first.orgId, strict.orgId, nowhere, 'XYZ'],
    groupId: [server.first.groupId, server.first.groupId, hidden, nowhere, 'XYZ', 'x'.repeat(600)],
    groupName: ['hidden', 'nothing', 'a%00b'],
    apiUserId: [inProject.id, listed.id],
    apiKeyId: [inProject.id, listed.id],
    clientId: [account.clientId],
  };
});
afterAll(() => server.stop());

async function expectOk(path: string, method: string, body: unknown): Promise<void> {
  const answer = await call(method, `/api/atlas/v2/orgs/${strict.orgId}${path}`, { key: strict.owner, body });
  if (answer.status !== 200) throw new Error(answer.text);
}

/** Would remove what the other runs ask for. */
const REMOVES_THE_WORLD = ['deleteOrg', 'deleteGroup', 'revokeOwnCredential'];
const served = operations.filter(({ operationId }) => !REMOVES_THE_WORLD.includes(operationId));

const odd = fc.constantFrom(
  '/api/atlas/v2/nothing',
  '/api/atlas/v2/groups/%zz',
  '/api/atlas/v2/%67roups',
  '/api/public/v1.0/nothing',
  '/api/private/nothing',
  '/api/private/unauth/nothing',
  '/nowhere/at/all',
  '//api/atlas/v2/groups',
);

/** What stands at the top of a wire or beside it, and what is served there to anybody. */
const roots = [
  ...[
    '/',
    '//api/atlas/v2/groups',
    '/api',
    '/api/',
    '/api/atlas',
    '/api/atlas/',
    '/api/atlas/v2',
    '/api/atlas/v2/',
    '/api/atlas/v1.0',
  ],
  ...[
    '/api/public',
    '/api/public/',
    '/api/public/v1.0',
    '/api/public/v1.0/',
    '/api/private',
    '/api/private/',
  ],
  ...['/api/oauth', '/api/oauth/', '/api/oauth/token', '/api/oauth/revoke', '/api/oauth/introspect'],
  ...['/api/openapi.json', '/api/openapi.yaml', '/api/public/openapi.json', '/api/atlas/v1.0/openapi.json'],
  ...['/healthz', '/healthz/', '/readyz', '/metrics', '/setup', '/assets', '/.well-known/jwks.json'],
  ...['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration', '/.well-known'],
];

/** Nothing is served there, but of that only whoever may see the project is told. */
const unserved = fc.constantFrom(
  '/api/atlas/v2/groups/{groupId}/nothing',
  '/api/atlas/v1.0/groups/{groupId}/nothing',
  '/api/public/v1.0/groups/{groupId}/nothing',
  '/api/private/groups/{groupId}/nothing',
);

/** A path of a template. What a call could change beyond the two scopes is not there. */
function pathOf(method: string, template: string, orgId: number, other: number): string {
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const isScope = name === 'orgId' || name === 'groupId';
    const values = (isScope || method === 'GET' ? parameters[name] : undefined) ?? ['e'.repeat(24)];
    return values[(name === 'orgId' ? orgId : other) % values.length] ?? '';
  });
}

/** Where the role is not all that is asked. */
const reaching = served.filter(({ reach }) => reach !== undefined);

const ofClients = served.filter(({ permission }) => permission === 'client');

const route = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...served).map(({ method, path }) => ({ method, path })) },
  { weight: 6, arbitrary: fc.constantFrom(...reaching).map(({ method, path }) => ({ method, path })) },
  { weight: 3, arbitrary: fc.constantFrom(...ofClients).map(({ method, path }) => ({ method, path })) },
  { weight: 2, arbitrary: fc.constantFrom(...served).map(({ path }) => ({ method: 'PUT', path })) },
  { weight: 1, arbitrary: fc.constantFrom(...otherRoutes).map(({ method, path }) => ({ method, path })) },
  { weight: 2, arbitrary: odd.map((path) => ({ method: 'GET', path })) },
  { weight: 2, arbitrary: unserved.map((path) => ({ method: 'GET', path })) },
);

describe('an explanation and the request', () => {
  it('agree on passing, and on the code of a refusal', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 4 }),
        route,
        fc.nat({ max: 29 }),
        fc.nat({ max: 29 }),
        fc.constantFrom(HERE, LISTED),
        fc.constantFrom(CURRENT, CURRENT, CURRENT, '', 'application/vnd.atlas.2019-01-01+json'),
        async (who, { method, path: template }, orgId, other, from, accept) => {
          const asked = { method, path: pathOf(method, template, orgId, other), from, accept };
          seen.add(await expectAgreement(call, callers[who] as ExplainedCaller, asked));
        },
      ),
      { numRuns: 300 },
    );
    // What was compared is no trifle.
    expect(seen.size).toBeGreaterThan(6);
  });

  it.each(ofClients.map(({ path }) => path))('agree on what any caller gets at %s', async (path) => {
    for (const caller of callers)
      for (let asked = 0; asked < 3; asked++)
        await expectAgreement(call, caller, { method: 'POST', path, from: HERE, accept: '' });
  });

  it.each(roots)('agree on %s', async (path) => {
    for (const method of ['GET', 'PUT', 'DELETE'])
      for (const caller of callers)
        await expectAgreement(call, caller, { method, path, from: HERE, accept: '' });
  });
});
