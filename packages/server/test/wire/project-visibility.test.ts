import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.js';
import { addKey, addOrganization, addProject, type TestKey } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { addPerson } from '../support/people.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { recordReads } from '../support/statements.js';

// What is answered below a project, by who asks: whoever has no role in it, strangers to its organization, and for paths
// that nothing serves.

const V2 = '/api/atlas/v2';
const WIRES = [V2, '/api/atlas/v1.0', '/api/public/v1.0'];
const UNKNOWN = '0123456789abcdef01234567';

/** Recorded in the runs of the Terraform provider, July 2026. */
const NOT_FOR_IT =
  '{"detail":"User cannot access this group.","error":401,"errorCode":"USER_CANNOT_ACCESS_GROUP","parameters":[],"reason":"Unauthorized"}';

let server: TestServer;
let statements: readonly string[];
let call: Call;
let groupId: string;
let member: TestKey;
let stranger: { orgId: string; groupId: string; owner: TestKey };
beforeAll(async () => {
  const recorded = recordReads(await openStore({ inMemory: true, now: Date.now }));
  statements = recorded.statements;
  server = await startTestServer({}, { store: recorded.store });
  call = createCall(server, '');
  groupId = await addProject(server, 'asked for');
  member = await addKey(server, {});
  stranger = await addOrganization(server, 'elsewhere');
});
afterAll(() => server.stop());

/** Served and not, with methods that are taken there and not. */
const below = (base: string, id: string): [method: string, path: string][] => [
  ['GET', `${base}/groups/${id}`],
  ['DELETE', `${base}/groups/${id}`],
  ['PUT', `${base}/groups/${id}`],
  ['GET', `${base}/groups/${id}/apiKeys`],
  ['GET', `${base}/groups/${id}/databaseUsers`],
  ['POST', `${base}/groups/${id}:nothing`],
];

describe('a project of the own organization in which the caller has no role', () => {
  it.each(WIRES)('is not for it, on every path below: %s', async (base) => {
    for (const [method, path] of below(base, groupId)) {
      const answer = await call(method, path, { key: member });
      expect([answer.status, answer.text], `${method} ${path}`).toEqual([401, NOT_FOR_IT]);
      expect(answer.headers['www-authenticate']).toBeUndefined();
    }
    expect((await call('GET', `${base}/groups/${groupId}`)).status).toBe(200);
  });

  it('is not for people either', async () => {
    const { headers } = await addPerson(server.services, {
      organizations: { [server.first.orgId]: ['ORG_MEMBER'] },
    });
    const answer = await call('GET', `${V2}/groups/${groupId}`, { headers });
    expect([answer.status, answer.text]).toEqual([401, NOT_FOR_IT]);
  });

  it('is explained so', async () => {
    const { json } = await call('POST', '/api/private/explain', {
      body: {
        as: member.publicKey,
        from: '127.0.0.1',
        method: 'GET',
        path: `${V2}/groups/${groupId}/limits`,
      },
    });
    expect([json.errorCode, json.checks.at(-1)]).toEqual([
      'USER_CANNOT_ACCESS_GROUP',
      {
        check: 'scope',
        detail: `The credential has no role in project ${groupId} of its organization.`,
        fix: 'Grant it a role in the project.',
        passed: false,
      },
    ]);
  });
});

describe('a project of an organization of others', () => {
  it.each(WIRES)('answers like one that does not exist, to the byte: %s', async (base) => {
    for (const [position, [method, path]] of below(base, stranger.groupId).entries()) {
      const [, unknown = ''] = below(base, UNKNOWN)[position] ?? [];
      const hidden = await call(method, path);
      const missing = await call(method, unknown);
      expect([missing.status, missing.json.errorCode], unknown).toEqual([404, 'GROUP_NOT_FOUND']);
      expect(hidden.status).toBe(404);
      expect(hidden.text).toBe(missing.text.replaceAll(UNKNOWN, stranger.groupId));
    }
  });

  it.each(['GET', 'DELETE'])('costs the same work as one that does not exist: %s', async (method) => {
    const reads = async (path: string) => {
      const before = statements.length;
      expect((await call(method, path)).json.errorCode).toBe('GROUP_NOT_FOUND');
      return statements.slice(before).filter((sql) => /"(projects|events)"/.test(sql));
    };
    // Neither has been asked for before, so that both are looked up.
    const hidden = await reads(`${V2}/groups/${await addProject(server, method, stranger.orgId)}`);
    const missing = await reads(`${V2}/groups/${method === 'GET' ? 'a'.repeat(24) : 'b'.repeat(24)}`);
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden).toEqual(missing);
  });
});

describe('a path that nothing serves', () => {
  it.each(WIRES)('is told of below a project that the caller may see: %s', async (base) => {
    const path = `${base}/groups/${groupId}/databaseUsers`;
    const answer = await call('GET', path);
    expect([answer.status, answer.json.errorCode, answer.json.parameters]).toEqual([
      404,
      'RESOURCE_NOT_FOUND',
      [path],
    ]);
    expect((await call('PUT', `${base}/groups/${groupId}`)).status).toBe(405);
    expect((await call('OPTIONS', `${base}/groups/${groupId}`)).status).toBe(204);
  });

  it.each(WIRES)('is told of where it names no project: %s', async (base) => {
    for (const path of [`${base}/groups/byName/x/y`, `${base}/nothing/${UNKNOWN}`])
      expect((await call('GET', path)).json.errorCode).toBe('RESOURCE_NOT_FOUND');
  });

  it.each(['/api/private/unauth/nothing', `${V2}/unauth/nothing`])(
    'asks for no credentials where the path says so: %s',
    async (path) => {
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(server.url + path, { method });
        expect(answer.status).toBe(404);
        expect(answer.headers.get('www-authenticate')).toBeNull();
        expect(await answer.json()).toMatchObject({ errorCode: 'RESOURCE_NOT_FOUND', parameters: [path] });
      }
    },
  );

  it.each(['/api/private/nothing', '/api/private/unauth', `${V2}/groups/${UNKNOWN}/unauth/x`])(
    'asks for credentials elsewhere: %s',
    async (path) => {
      const answer = await fetch(server.url + path);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Digest');
    },
  );
});
