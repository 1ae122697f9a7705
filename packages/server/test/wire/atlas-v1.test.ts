import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/http/operations/index.js';
import { type CurlOptions, startTestServer, type TestServer } from '../support/server.js';
import { addMember, addTeam } from '../support/teams.js';

const BASE = '/api/atlas/v1.0';

/** A request as clients without versions send it. */
type Call = (path: string, options?: CurlOptions) => ReturnType<TestServer['curl']>;

describe('the Atlas wire without versions', () => {
  let server: TestServer;
  let call: Call;
  let org: string;
  let group: string;
  beforeAll(async () => {
    server = await startTestServer();
    call = (path, options) => server.curl(BASE + path, { accept: 'application/json', ...options });
    org = `/orgs/${server.first.orgId}`;
    group = `/groups/${server.first.groupId}`;
  });
  afterAll(() => server.stop());

  it('answers plain JSON with the headers of the Atlas wire, and takes from no rate limit', async () => {
    const { status, headers } = await call(org);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['ratelimit-limit']).toBeUndefined();
    expect(headers.deprecation).toBeUndefined();
  });

  it.each(['*/*', 'application/vnd.atlas.2023-01-01+json', 'text/html'])(
    'asks for no version, whatever Accept says: %s',
    async (accept) => {
      expect((await call(org, { accept })).status).toBe(200);
    },
  );

  it('asks for credentials first', async () => {
    const { status, headers } = await call(org, { key: 'none' });
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toMatch(/^Digest /);
    const unserved = `${server.url}${BASE}/orgs/${server.first.orgId}/nothing`;
    expect((await fetch(unserved)).status).toBe(401);
  });

  it('names the code of an error in its body and in a header', async () => {
    const { status, headers, json } = await call('/groups/byName/nothing');
    expect(status).toBe(404);
    expect(headers['x-error-code']).toBe('GROUP_NOT_FOUND');
    expect(json).toMatchObject({ error: 404, errorCode: 'GROUP_NOT_FOUND', reason: 'Not Found' });
  });

  it('links to itself', async () => {
    const { json } = await call(org);
    expect(json.links[0]).toEqual({ href: `${server.publicUrl}${BASE}${org}`, rel: 'self' });
    const list = await call(`${org}/apiKeys?itemsPerPage=1`);
    expect(list.json.links[0].href).toBe(`${server.publicUrl}${BASE}${org}/apiKeys?pageNum=1&itemsPerPage=1`);
  });

  it('says who calls at its root', async () => {
    const { status, json } = await call('');
    expect(status).toBe(200);
    expect(json).toMatchObject({ appName: 'MongoDB Atlas', apiKey: { roles: expect.any(Array) } });
    expect(json.links).toEqual([{ href: `${server.publicUrl}${BASE}`, rel: 'self' }]);
  });

  it('lets an engine make a key of a project, limit it to an address and take it back', async () => {
    const made = await call(`${org}/apiKeys`, {
      method: 'POST',
      body: { desc: 'made by an engine', roles: ['ORG_MEMBER'] },
    });
    expect(made.status).toBe(200);
    const key = made.json as { id: string; publicKey: string; privateKey: string };
    expect(key.privateKey).toMatch(/^[0-9a-f-]{36}$/);

    const assigned = await call(`${group}/apiKeys/${key.id}`, {
      method: 'PATCH',
      body: { roles: ['GROUP_READ_ONLY'] },
    });
    expect(assigned.json.roles).toContainEqual({
      groupId: server.first.groupId,
      roleName: 'GROUP_READ_ONLY',
    });
    const listed = await call(`${org}/apiKeys/${key.id}/accessList`, {
      method: 'POST',
      body: [{ cidrBlock: '127.0.0.0/8' }],
    });
    expect(listed.json.results).toHaveLength(1);
    expect((await call(group, { key })).status).toBe(200);

    expect((await call(`${org}/apiKeys/${key.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await call(group, { key })).status).toBe(401);
  });

  it('knows access lists by their old name', async () => {
    const { json: key } = await call(`${org}/apiKeys`, {
      method: 'POST',
      body: { desc: 'has a list', roles: ['ORG_MEMBER'] },
    });
    const ofKey = `${org}/apiKeys/${key.id}`;
    const added = await call(`${ofKey}/whitelist`, { method: 'POST', body: [{ ipAddress: '192.0.2.1' }] });
    expect(added.status).toBe(200);
    expect(added.json.results[0].links[0].href).toBe(
      `${server.publicUrl}${BASE}${ofKey}/accessList/192.0.2.1`,
    );
    expect((await call(`${ofKey}/accessList/192.0.2.1`)).status).toBe(200);
    expect((await call(`${ofKey}/whitelist/192.0.2.1`, { method: 'DELETE' })).status).toBe(204);

    const ofProject = await call(`${group}/whitelist`, {
      method: 'POST',
      body: [{ ipAddress: '192.0.2.2' }],
    });
    expect(ofProject.status).toBe(201);
    expect((await call(`${group}/accessList/192.0.2.2`)).json.ipAddress).toBe('192.0.2.2');
    expect((await call(`${group}/whitelist/192.0.2.2`, { method: 'DELETE' })).status).toBe(204);
  });

  it('takes entries of a project that are there already, under both names of the list', async () => {
    for (const list of ['accessList', 'whitelist']) {
      for (const comment of ['first', 'second']) {
        const body = [{ cidrBlock: '198.51.100.0/28', comment }];
        const answer = await call(`${group}/${list}`, { method: 'POST', body });
        expect(answer.status, answer.text).toBe(201);
        expect(answer.json.results).toMatchObject([{ cidrBlock: '198.51.100.0/28', comment }]);
      }
    }
    await call(`${group}/accessList/198.51.100.0%2F28`, { method: 'DELETE' });
  });

  it('leaves no team empty', async () => {
    const person = await addMember(server);
    const id = await addTeam(server, { userIds: [person.id] });
    const { status, json } = await call(`${org}/teams/${id}/users/${person.id}`, { method: 'DELETE' });
    expect([status, json.errorCode]).toEqual([400, 'CANNOT_REMOVE_LAST_USER_FROM_TEAM']);
  });

  it('shows people in the form of the first versions', async () => {
    const { json } = await call(`${org}/users`);
    expect(json.results[0]).toHaveProperty('emailAddress');
    const newer = await server.curl(`/api/atlas/v2${org}/users`, {
      accept: 'application/vnd.atlas.2025-03-12+json',
    });
    expect(newer.json.results[0]).not.toHaveProperty('emailAddress');
  });

  it('answers a deleted project as the first version does', async () => {
    const { json } = await call('/groups', {
      method: 'POST',
      body: { name: 'short-lived', orgId: server.first.orgId },
    });
    const { status, text } = await call(`/groups/${json.id}`, { method: 'DELETE' });
    expect([status, text]).toEqual([202, '{}']);
  });

  it('serves no operation of later versions', async () => {
    expect((await call(`${org}/serviceAccounts`)).json.errorCode).toBe('RESOURCE_NOT_FOUND');
    const later = operations.filter(
      ({ wire, operationId }) => wire.name === 'atlasV1' && /ServiceAcc/.test(operationId),
    );
    expect(later).toEqual([]);
  });

  it('is described by a document of its own', async () => {
    const document = (await (await fetch(`${server.url}${BASE}/openapi.json`)).json()) as {
      info: { version: string };
      paths: object;
    };
    expect(document.info.version).toBe('1.0');
    expect(Object.keys(document.paths)).toContain(`${BASE}/orgs/{orgId}/apiKeys/{apiUserId}/whitelist`);
    expect(Object.keys(document.paths).filter((path) => !path.startsWith(BASE))).toEqual([]);
  });
});
