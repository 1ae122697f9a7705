import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organizationRoles, projectRoles } from '../../src/domain/roles.js';
import { addKey, addOrganization, addProject, allowAddresses, type TestKey } from '../support/accounts.js';
import { createCall } from '../support/call.js';
import { nonceOf } from '../support/digest.js';
import {
  type Asked,
  askAs,
  askGate,
  digestOf,
  type GuardServer,
  startGuardServer,
  type Told,
  toldBy,
} from '../support/guard.js';
import { openConnection } from '../support/raw-http.js';
import { createAccount, mintToken, type TestAccount } from '../support/service-accounts.js';

// What gates are told. The dialect `caddy` stands for all: dialects.test.ts has the others.

let server: GuardServer;
let project: string;
let other: string;
let account: TestAccount;
let token: string;
beforeAll(async () => {
  server = await startGuardServer();
  project = server.first.groupId;
  other = await addProject(server, 'Other');
  account = await createAccount(server, ['ORG_READ_ONLY']);
  token = (await mintToken(server, account)).json.access_token;
});
afterAll(() => server.stop());

const keyWith = (
  organizationRoles: readonly string[],
  projectRoles: readonly string[],
  projectId = project,
) => addKey(server, { organizationRoles, projectRoles: projectRoles.map((role) => ({ projectId, role })) });

const as = async (key: TestKey, asked: Asked): Promise<Told> =>
  toldBy(await askAs(server, 'caddy', key, asked));
const bearer = async (asked: Asked, sent = token): Promise<Told> =>
  toldBy(
    await askGate(server, 'caddy', {
      ...asked,
      headers: { Authorization: `Bearer ${sent}`, ...asked.headers },
    }),
  );

describe('roles and routes of the example', () => {
  const ROUTES = [
    'read orders',
    'write orders',
    'read an order',
    'refund',
    'read a report',
    'description',
  ] as const;
  const asked = (projectId: string): Record<(typeof ROUTES)[number], Asked> => ({
    'read orders': { target: `/v1/projects/${projectId}/orders` },
    'write orders': { method: 'POST', target: `/v1/projects/${projectId}/orders` },
    'read an order': { target: `/v1/projects/${projectId}/orders/17` },
    refund: { method: 'POST', target: `/v1/projects/${projectId}/orders/17:refund` },
    'read a report': { target: '/v1/reports/2026' },
    description: { target: '/v1/openapi.json' },
  });
  const P = 'passes';
  const M = 'PERMISSION_MISSING';
  const U = 'SCOPE_UNKNOWN';

  const told = async (key: TestKey) => {
    const answers = [];
    for (const route of ROUTES) {
      const { allowed, reason } = await as(key, asked(project)[route]);
      answers.push(allowed ? P : reason);
    }
    return answers;
  };

  const MATRIX = [
    // organization roles, project roles, then each route; the report is of the organization.
    [['ORG_OWNER'], [], P, P, P, P, P, P],
    [['ORG_READ_ONLY'], [], P, M, P, M, P, P],
    [['ORG_SHOP_AUDITOR'], [], P, M, P, M, P, P],
    [['ORG_MEMBER'], [], U, U, U, U, M, P],
    [['ORG_MEMBER'], ['GROUP_OWNER'], P, P, P, P, M, P],
    [['ORG_MEMBER'], ['GROUP_READ_ONLY'], P, M, P, M, M, P],
    [['ORG_MEMBER'], ['GROUP_SHOP_CLERK'], P, P, P, M, M, P],
    [['ORG_MEMBER'], ['GROUP_SHOP_MANAGER'], P, P, P, P, M, P],
    [['ORG_MEMBER'], ['GROUP_DATA_ACCESS_READ_ONLY'], M, M, M, M, M, P],
    [['ORG_SHOP_AUDITOR'], ['GROUP_SHOP_CLERK'], P, P, P, M, P, P],
  ] as const;

  it.each(MATRIX)('fit together for %j and %j', async (inOrganization, inProject, ...expected) => {
    expect(await told(await keyWith(inOrganization, inProject))).toEqual(expected);
  });

  it('permit nothing where they are any other role of Sallyport', async () => {
    const named = new Set<string>(
      MATRIX.flatMap(([inOrganization, inProject]) => [...inOrganization, ...inProject]),
    );
    const others = [...organizationRoles, ...projectRoles]
      .map(({ role }) => role)
      .filter((role) => !named.has(role));
    expect(others.length).toBeGreaterThan(10);
    for (const role of others) {
      const isOfProject = role.startsWith('GROUP_');
      const key = isOfProject ? await keyWith(['ORG_MEMBER'], [role]) : await keyWith([role], []);
      expect(await told(key), role).toEqual(isOfProject ? [M, M, M, M, M, P] : [U, U, U, U, M, P]);
    }
  });

  it('of one project permit nothing in another', async () => {
    const key = await keyWith(['ORG_MEMBER'], ['GROUP_SHOP_MANAGER']);
    expect((await as(key, asked(other)['read orders'])).reason).toBe('SCOPE_UNKNOWN');
  });

  it('that are of the API alone open nothing in Sallyport itself', async () => {
    const key = await keyWith(['ORG_MEMBER'], ['GROUP_SHOP_MANAGER']);
    const call = createCall(server);
    expect((await call('GET', `/groups/${project}`, { key })).status).toBe(401);
    expect((await call('GET', `/groups/${project}/apiKeys`, { key })).status).toBe(401);
  });
});

describe('the project of a request', () => {
  it('answers alike where it is of strangers and where there is none', async () => {
    const strangers = await addOrganization(server, 'Strangers');
    const key = await keyWith(['ORG_OWNER'], []);
    for (const id of [strangers.groupId, 'f'.repeat(24), 'nothing']) {
      const told = await as(key, { target: `/v1/projects/${id}/orders` });
      expect(told.reason).toBe('SCOPE_UNKNOWN');
      expect(told.header('X-Sallyport-Detail')).toBe(
        `The project of the request does not exist for the caller: ${id}.`,
      );
    }
  });

  it('is not asked for of a credential from an organization that the API is not open to', async () => {
    const { owner, groupId } = await addOrganization(server, 'Elsewhere');
    const told = await as(owner, { target: `/v1/projects/${groupId}/orders` });
    expect(told).toMatchObject({ status: 403, reason: 'SCOPE_UNKNOWN' });
    expect(told.header('X-Sallyport-Detail')).toContain('may not call this API');
  });
});

describe('a stranger', () => {
  it.each([
    ['a route', '/v1/reports/2026'],
    ['no route', '/v1/nothing'],
    ['a path that has two readings', '/v1/../admin'],
    ['a project that there is not', `/v1/projects/${'f'.repeat(24)}/orders`],
  ])('hears first that a credential is needed, whether there is %s', async (_, target) => {
    const told = toldBy(await askGate(server, 'caddy', { target }));
    expect(told).toMatchObject({ status: 401, reason: 'NOT_AUTHENTICATED' });
  });

  it('hears the same with a wrong private key as with a key that there is not', async () => {
    const key = await keyWith(['ORG_OWNER'], []);
    const wrong = await as({ ...key, privateKey: 'wrong' }, { target: '/v1/reports/2026' });
    const unknown = await as({ ...key, publicKey: 'abcdefgh' }, { target: '/v1/reports/2026' });
    const detail = (told: Told) => told.header('X-Sallyport-Detail');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(detail(wrong)).toBe(detail(unknown));
  });
});

describe('a path with more than one reading', () => {
  const golden: { refused: Record<string, string[]> } = JSON.parse(
    readFileSync(new URL('paths.json', import.meta.url), 'utf8'),
  );

  it('is refused with what is wrong and where, for each reason that there is', async () => {
    for (const [what, [marked = '']] of Object.entries(golden.refused)) {
      // What proxies answer themselves, or Node does not read as a header.
      if (/[^\x21-\x7e]/.test(marked.replace('¦', '')) || marked === '¦' || marked.includes('?')) continue;
      const told = await bearer({ target: marked.replace('¦', '') });
      expect(told.reason, marked).toBe('PATH_NOT_CANONICAL');
      expect(told.header('X-Sallyport-Detail')?.replaceAll('?', '')).toContain(
        `${what}, at character ${marked.indexOf('¦') + 1}`.replace(/["\\]/g, ''),
      );
    }
  });

  it('is the fault of the caller, and not of its gate, where it has a blank of Unicode', async () => {
    expect((await bearer({ target: '/v1/reports/2026\u00a0' })).reason).toBe('PATH_NOT_CANONICAL');
  });

  it('takes no notice of the query', async () => {
    expect((await bearer({ target: '/v1/reports/2026?a=/../..//%2F;#' })).allowed).toBe(true);
  });
});

describe('a thousand paths with one reading', () => {
  it('come back as the route of their segments, with Digest over what was sent', async () => {
    const key = await keyWith(['ORG_OWNER'], []);
    const nonce = nonceOf(
      toldBy(await askGate(server, 'caddy', { target: '/v1/reports/1' })).header('WWW-Authenticate'),
    );
    const connection = await openConnection(server.guardUrl);
    let seed = 20_261_130;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const parts = [
      'a',
      'Z',
      '0',
      '-',
      '.',
      '_',
      '~',
      '!',
      '$',
      '&',
      "'",
      '(',
      ')',
      '*',
      '+',
      ',',
      '=',
      ':',
      '@',
      '%20',
      '%C3%A9',
      '%40',
      '%3A',
      '%22',
      '%F0%9F%98%80',
    ];
    for (let index = 1; index <= 1_000; index++) {
      const year = `y${Array.from({ length: 1 + random(12) }, () => parts[random(parts.length)]).join('')}`;
      const target = `/v1/reports/${year}?q=${index}`;
      const Authorization = digestOf(key, { target }, nonce, index.toString(16).padStart(8, '0'));
      connection.send(
        `GET /guard/caddy HTTP/1.1\r\nHost: x\r\nX-Forwarded-Method: GET\r\nX-Forwarded-Uri: ${target}\r\n` +
          `X-Forwarded-For: 192.0.2.1\r\nAuthorization: ${Authorization}\r\n\r\n`,
      );
      const answer = await connection.answer();
      expect([answer.status, answer.header('X-Sallyport-Route')], target).toEqual([
        200,
        'GET /v1/reports/{year}',
      ]);
    }
    connection.close();
  });
});

describe('a header that a caller brings', () => {
  it.each([
    'X-Sallyport-Caller',
    'x-sallyport-caller',
    'X_Sallyport_Caller',
    'X.Sallyport.Caller',
    'X-Sallyport_Caller',
    'x_sallyport-project',
    'X-Sallyport-Decision',
    'X-Sallyport-Anything',
    'X-Sallyport',
    'X_Sallyport_Gate_Secret',
    'X-HTTP-Method-Override',
    'X_HTTP_Method_Override',
    'X-HTTP-Method',
    'X-Method-Override',
    'X-Original-URL',
    'X-Rewrite-URL',
    'X_Rewrite_URL',
    'X~Sallyport~Caller',
    'X+HTTP+Method+Override',
  ])('is refused: %s', async (name) => {
    const told = await bearer({ target: '/v1/reports/2026', headers: { [name]: 'x' } });
    expect(told).toMatchObject({ allowed: false, status: 403, reason: 'HEADER_NOT_ALLOWED' });
    expect(told.header('X-Sallyport-Detail')).toContain(name);
    const open = toldBy(
      await askGate(server, 'caddy', { target: '/v1/openapi.json', headers: { [name]: 'x' } }),
    );
    expect(open.reason).toBe('HEADER_NOT_ALLOWED');
  });

  it('is refused where it is a second credential', async () => {
    const told = await bearer({ target: '/v1/reports/2026', headers: { authorization: `Bearer ${token}` } });
    expect(told.reason).toBe('HEADER_NOT_ALLOWED');
  });

  it.each(['X-Request-Id', 'X-Sally', 'Xsallyport-Caller', 'X-My-Sallyport-Caller', 'Cookie'])(
    'is no matter of a gate: %s',
    async (name) => {
      expect((await bearer({ target: '/v1/reports/2026', headers: { [name]: 'x' } })).allowed).toBe(true);
    },
  );
});

describe('the headers of a request', () => {
  const lines = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`N${index}`, '']));

  it('may be many', async () => {
    const headers = lines(900);
    expect((await bearer({ target: '/v1/reports/2026', headers })).allowed).toBe(true);
  });

  it('are refused where there are more than can be seen', async () => {
    const headers = { ...lines(1_100), 'X-Sallyport-Caller': 'x', 'X-HTTP-Method-Override': 'DELETE' };
    const told = await bearer({ target: '/v1/reports/2026', headers });
    expect(told).toMatchObject({ allowed: false, reason: 'HEADER_NOT_ALLOWED' });
    expect(told.header('X-Sallyport-Detail')).toBe(
      'The request has the header lines: there are too many to see all.',
    );
  });
});

describe('a method', () => {
  it.each(['PUT', 'DELETE', 'get', 'TRACE', 'CONNECT', 'PROPFIND', 'OPTIONS', 'G3T', '!'])(
    'that no route has is refused: %s',
    async (method) => {
      const told = await bearer({ method, target: '/v1/reports/2026' });
      expect(told.reason).toBe('ROUTE_NOT_GUARDED');
    },
  );

  it('HEAD is let through where GET is', async () => {
    expect((await bearer({ method: 'HEAD', target: '/v1/reports/2026' })).allowed).toBe(true);
  });
});

describe('a preflight', () => {
  const ask = (method: string, headers: Readonly<Record<string, string>>, target = '/v1/reports/2026') =>
    askGate(server, 'caddy', { method, target, headers }).then(toldBy);

  it('passes without a credential where there is a route for the method that it asks for', async () => {
    const headers = { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'GET' };
    const told = await ask('OPTIONS', headers);
    expect(told.allowed).toBe(true);
    expect(told.header('X-Sallyport-Caller')).toBe('-');
    expect(told.header('X-Sallyport-Permission')).toBe('-');
  });

  it.each([
    ['without an origin', 'OPTIONS', { 'Access-Control-Request-Method': 'GET' }],
    ['without a method', 'OPTIONS', { Origin: 'https://shop.example' }],
    [
      'for a method that there is no route for',
      'OPTIONS',
      { Origin: 'x', 'Access-Control-Request-Method': 'PUT' },
    ],
    ['that is no OPTIONS', 'GET', { Origin: 'x', 'Access-Control-Request-Method': 'GET' }],
  ])('is none %s', async (_, method, headers) => {
    expect((await ask(method, headers)).status).toBe(401);
  });
});

describe('an access list', () => {
  it('is asked for the address of the caller, not of the proxy', async () => {
    const key = await keyWith(['ORG_OWNER'], []);
    await allowAddresses(server, key.id, ['203.0.113.7/32']);
    expect((await as(key, { target: '/v1/reports/2026' })).allowed).toBe(true);
    const told = await as(key, { target: '/v1/reports/2026', from: '203.0.113.8' });
    expect(told).toMatchObject({ status: 403, reason: 'IP_ADDRESS_NOT_ON_ACCESS_LIST' });
    expect(told.header('X-Sallyport-Detail')).toContain('203.0.113.8');
  });
});

describe('what was taken away', () => {
  it('is refused from the next request on: a key', async () => {
    const key = await keyWith(['ORG_OWNER'], []);
    expect((await as(key, { target: '/v1/reports/2026' })).allowed).toBe(true);
    await createCall(server)('DELETE', `/orgs/${server.first.orgId}/apiKeys/${key.id}`);
    expect((await as(key, { target: '/v1/reports/2026' })).status).toBe(401);
  });

  it('is refused from the next request on: a role', async () => {
    const key = await keyWith(['ORG_MEMBER'], ['GROUP_SHOP_MANAGER']);
    const asked = { method: 'POST', target: `/v1/projects/${project}/orders/1:refund` };
    expect((await as(key, asked)).allowed).toBe(true);
    const call = createCall(server);
    const { status } = await call('PATCH', `/groups/${project}/apiKeys/${key.id}`, {
      body: { roles: ['GROUP_READ_ONLY'] },
    });
    expect(status).toBe(200);
    expect((await as(key, asked)).reason).toBe('PERMISSION_MISSING');
  });

  it('is refused from the next request on: a service account with its tokens', async () => {
    const short = await createAccount(server, ['ORG_OWNER']);
    const sent = (await mintToken(server, short)).json.access_token;
    expect((await bearer({ target: '/v1/reports/2026' }, sent)).allowed).toBe(true);
    await createCall(server)('DELETE', `/orgs/${server.first.orgId}/serviceAccounts/${short.clientId}`);
    const told = await bearer({ target: '/v1/reports/2026' }, sent);
    expect(told).toMatchObject({ status: 401, reason: 'TOKEN_INVALID' });
  });
});

describe('a token that is none', () => {
  it('is challenged as one, behind Digest', async () => {
    const answer = await askGate(server, 'caddy', {
      target: '/v1/reports/2026',
      headers: { Authorization: 'Bearer x' },
    });
    expect(answer.all('WWW-Authenticate').map((each) => each.split(' ', 1)[0])).toEqual(['Digest', 'Bearer']);
    expect(answer.all('WWW-Authenticate')[1]).toContain('error="invalid_token"');
  });
});

describe('last use', () => {
  it('tells of calls of the API', async () => {
    const key = await keyWith(['ORG_OWNER'], []);
    await as(key, { target: '/v1/reports/2026', from: '198.51.100.77' });
    const call = createCall(server, '');
    await expect
      .poll(async () => {
        const { json } = await call(
          'GET',
          `/api/private/orgs/${server.first.orgId}/credentials?search=${key.publicKey}`,
        );
        return JSON.stringify(json);
      })
      .toContain('198.51.100.77');
  });
});
