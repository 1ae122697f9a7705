import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/http/operations/index.js';
import { otherRoutes } from '../../src/http/other-routes.js';
import { addKey, addOrganization, addProject, type TestKey } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { digestHeader, nonceOf } from '../support/digest.js';
import { allowAddresses } from '../support/keys.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createAccount, mintToken } from '../support/service-accounts.js';

// An explanation and the request itself come from one list of steps. Here they are compared through the socket.

interface Caller {
  /** Public key or client ID. */
  readonly name: string;
  readonly key: TestKey;
  /** In place of the key. */
  readonly headers?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly accept: string;
  readonly from: string;
}

/** Few enough requests that some limits are met. */
const RATE_LIMIT_SCALE = '0.02';
const HERE = '127.0.0.1';
const LISTED = '127.0.0.9';
const CURRENT = 'application/vnd.atlas.2024-08-05+json';

/** Codes that only the decision gives: after an explanation that passes, none of them may be answered. */
const DECISION_CODES = [
  'IP_ADDRESS_NOT_ON_ACCESS_LIST',
  'ORG_REQUIRES_ACCESS_LIST',
  'INVALID_VERSION_DATE',
  'RATE_LIMITED_TOKEN_BUCKET',
  'METHOD_NOT_ALLOWED',
  'SIGNED_IN_USER_REQUIRED',
  'PATH_PARAM_PARSE_ERROR',
  'INVALID_GROUP_ID',
  'INVALID_ORG_ID',
  'USER_CANNOT_ACCESS_GROUP',
];

let server: TestServer;
let call: Call;
let callers: Caller[];
let strict: { orgId: string; owner: TestKey };
let readerOfStrict: TestKey;
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
  readerOfStrict = await addKey(server, {
    organizationId: strict.orgId,
    organizationRoles: ['ORG_READ_ONLY'],
  });
  await expectOk(`/apiKeys/${readerOfStrict.id}/accessList`, 'POST', [{ ipAddress: HERE }]);
  await expectOk('/settings?force=true', 'PATCH', { apiAccessListRequired: true });
  await allowAddresses(server, listed.id, [LISTED]);
  const account = await createAccount(server, ['ORG_READ_ONLY']);
  const { json } = await mintToken(server, account);
  callers = [
    ...[server.first.apiKey, listed, inProject, strict.owner].map((key) => ({
      name: key.publicKey,
      key,
    })),
    {
      name: account.clientId,
      key: server.first.apiKey,
      headers: { Authorization: `Bearer ${json.access_token}` },
    },
  ];
  const nowhere = 'f'.repeat(24);
  parameters = {
    orgId: [server.first.orgId, server.first.orgId, strict.orgId, nowhere, 'XYZ'],
    groupId: [server.first.groupId, server.first.groupId, hidden, nowhere, 'XYZ', 'x'.repeat(600)],
  };
});
afterAll(() => server.stop());

async function expectOk(path: string, method: string, body: unknown): Promise<void> {
  const answer = await call(method, `/api/atlas/v2/orgs/${strict.orgId}${path}`, { key: strict.owner, body });
  if (answer.status !== 200) throw new Error(answer.text);
}

/** Would remove what the other runs ask for. */
const REMOVES_THE_WORLD = ['deleteOrg', 'deleteGroup'];
const served = operations.filter(({ operationId }) => !REMOVES_THE_WORLD.includes(operationId));

const odd = fc.constantFrom(
  '/api/atlas/v2/nothing',
  '/api/atlas/v2/groups/%zz',
  '/api/atlas/v2/%67roups',
  '/api/public/v1.0/nothing',
  '/api/private/nothing',
  '/api/private/unauth/nothing',
  '/nowhere/at/all',
);

/** Nothing is served there, but of that only whoever may see the project is told. */
const unserved = fc.constantFrom(
  '/api/atlas/v2/groups/{groupId}/nothing',
  '/api/atlas/v1.0/groups/{groupId}/nothing',
  '/api/public/v1.0/groups/{groupId}/nothing',
  '/api/private/groups/{groupId}/nothing',
);

/** A path of a template; parameters beyond the two scopes name nothing. */
function pathOf(template: string, orgId: number, groupId: number): string {
  const pick = (name: string, index: number) => {
    const values = parameters[name] ?? [];
    return values[index % values.length] ?? '';
  };
  return template
    .replace('{orgId}', pick('orgId', orgId))
    .replace('{groupId}', pick('groupId', groupId))
    .replace(/\{\w+\}/g, 'e'.repeat(24));
}

const route = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...served).map(({ method, path }) => ({ method, path })) },
  { weight: 2, arbitrary: fc.constantFrom(...served).map(({ path }) => ({ method: 'PUT', path })) },
  { weight: 1, arbitrary: fc.constantFrom(...otherRoutes).map(({ method, path }) => ({ method, path })) },
  { weight: 2, arbitrary: odd.map((path) => ({ method: 'GET', path })) },
  { weight: 2, arbitrary: unserved.map((path) => ({ method: 'GET', path })) },
);

async function explain(caller: Caller, asked: Asked) {
  const answer = await call('POST', '/api/private/explain', {
    key: asker(caller),
    from: HERE,
    body: { as: caller.name, ...asked, accept: asked.accept || '*/*' },
  });
  expect(answer.status, answer.text).toBe(200);
  return answer.json as { passes: boolean; errorCode?: string };
}

/** Whoever may read the credential: a key of the same organization that may call from here. */
function asker(caller: Caller): TestKey {
  return caller.key === strict.owner ? readerOfStrict : server.first.apiKey;
}
/** Sent with the first request already: not every path asks for it. */
async function digestOf({ publicKey, privateKey }: TestKey, method: string, uri: string) {
  const { headers } = await call('GET', '/api/atlas/v2', { headers: { Authorization: 'Digest' } });
  const nonce = nonceOf(headers['www-authenticate']);
  return { Authorization: digestHeader({ username: publicKey, password: privateKey, method, uri, nonce }) };
}

/** What the explanation says and what the request gets; equal when they agree. */
async function compare(caller: Caller, asked: Asked): Promise<{ explained: string; answered: string }> {
  const explanation = await explain(caller, asked);
  const { method, path, accept, from } = asked;
  const headers = caller.headers ?? (await digestOf(caller.key, method, path));
  const answer = await call(method, path, { from, accept: accept || '*/*', headers });
  // On the Atlas wires a 405 has no body and no code.
  const code: string | undefined =
    answer.status === 405 ? 'METHOD_NOT_ALLOWED' : (answer.headers['x-error-code'] ?? answer.json?.errorCode);
  const isRefused = code !== undefined && (!explanation.passes || DECISION_CODES.includes(code));
  const isChallenged = answer.headers['www-authenticate'] !== undefined;
  return {
    explained: explanation.passes ? 'passes' : (explanation.errorCode ?? 'challenge'),
    answered: isChallenged ? 'challenge' : isRefused ? code : 'passes',
  };
}

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
        async (who, { method, path: template }, orgId, groupId, from, accept) => {
          const asked = { method, path: pathOf(template, orgId, groupId), from, accept };
          const caller = callers[who] as Caller;
          let outcome = await compare(caller, asked);
          // A token may come back between the question and the request, but not twice.
          if (outcome.explained === 'RATE_LIMITED_TOKEN_BUCKET') outcome = await compare(caller, asked);
          expect(outcome.answered).toBe(outcome.explained);
          seen.add(outcome.explained);
        },
      ),
      { numRuns: 300 },
    );
    // What was compared is no trifle.
    expect(seen.size).toBeGreaterThan(6);
  });
});
