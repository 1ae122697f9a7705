import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addProject, eventsDuring, type TestKey } from '../../support/accounts.js';
import {
  createPublicCall,
  expectPublicHeaders,
  expectPublicRefusal,
  V1,
} from '../../support/cloud-manager.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { expectEveryRowAnswered } from './answered-rows.js';

let server: TestServer;
let call: ReturnType<typeof createPublicCall>;
let org: string;
let group: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createPublicCall(server);
  org = `/orgs/${server.first.orgId}`;
  group = `/groups/${server.first.groupId}`;
});
afterAll(() => server.stop());
expectEveryRowAnswered('api-keys');

const NOBODY = '0123456789abcdef01234567';
const ENTRY_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const selfOf = (id: string) => [{ href: `${server.publicUrl}${V1}${org}/apiKeys/${id}`, rel: 'self' }];
const masked = (privateKey: string) => `********-****-****-${privateKey.slice(-12)}`;

async function createKey(roles = ['ORG_MEMBER'], desc = 'made over v1.0'): Promise<TestKey> {
  const { status, json, text } = await call('POST', `${org}/apiKeys`, { body: { desc, roles } });
  if (status !== 200) throw new Error(text);
  return json;
}

describe('API keys of an organization', () => {
  it('POST /orgs/{orgId}/apiKeys: makes a key and shows its private key this once', async () => {
    const answer = await call('POST', `${org}/apiKeys`, { body: { desc: 'ci', roles: ['ORG_READ_ONLY'] } });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json');
    expectPublicHeaders(answer);
    const { id, privateKey, publicKey } = answer.json;
    expect(answer.text).toBe(
      `{"desc":"ci","id":"${id}","links":${JSON.stringify(selfOf(id))},"privateKey":"${privateKey}","publicKey":"${publicKey}","roles":[{"orgId":"${server.first.orgId}","roleName":"ORG_READ_ONLY"}]}`,
    );
    expect(privateKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect((await call('GET', '/orgs', { key: { publicKey, privateKey } })).status).toBe(200);
  });

  it('refuses keys without description or roles, with roles of projects, and with attributes it does not know', async () => {
    const create = (body: unknown) => call('POST', `${org}/apiKeys`, { body });
    expectPublicRefusal(await create({ desc: 'x' }), {
      status: 400,
      code: 'MISSING_ATTRIBUTE',
      parameters: ['roles'],
    });
    expectPublicRefusal(await create({ roles: ['ORG_MEMBER'] }), {
      status: 400,
      code: 'MISSING_ATTRIBUTE',
      parameters: ['desc'],
    });
    expectPublicRefusal(await create({ desc: '', roles: ['ORG_MEMBER'] }), {
      status: 400,
      code: 'API_KEY_REQUIRES_DESCRIPTION',
    });
    expectPublicRefusal(await create({ desc: 'x'.repeat(251), roles: ['ORG_MEMBER'] }), {
      status: 400,
      code: 'INVALID_API_KEY_DESC',
    });
    expectPublicRefusal(await create({ desc: 'x', roles: [] }), {
      status: 400,
      code: 'MISSING_API_KEY_ROLES',
    });
    expectPublicRefusal(await create({ desc: 'x', roles: ['GROUP_OWNER'] }), {
      status: 400,
      code: 'INVALID_ROLE_FOR_ORG',
    });
    expectPublicRefusal(await create({ desc: 'x', roles: ['ORG_MEMBER'], colour: 'red' }), {
      status: 400,
      code: 'INVALID_ATTRIBUTE',
      parameters: ['colour'],
      fields: ['colour'],
    });
    expectPublicRefusal(await create('{"desc":'), { status: 400, code: 'MALFORMED_JSON' });
  });

  it('GET /orgs/{orgId}/apiKeys: lists the keys by public key, masked, with links to themselves only', async () => {
    const made = [await createKey(), await createKey()];
    const answer = await call('GET', `${org}/apiKeys?pretty=false`);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.json)).toEqual(['links', 'results', 'totalCount']);
    expect(answer.json.links).toEqual([
      {
        href: `${server.publicUrl}${V1}${org}/apiKeys?pretty=false&pageNum=1&itemsPerPage=100`,
        rel: 'self',
      },
    ]);
    const names = answer.json.results.map(({ publicKey }: TestKey) => publicKey);
    expect(names).toEqual(names.toSorted());
    expect(answer.json.totalCount).toBe(names.length);
    for (const { id, privateKey } of made)
      expect(answer.json.results).toContainEqual(
        expect.objectContaining({ id, privateKey: masked(privateKey), links: selfOf(id) }),
      );
  });

  it('pages lists, with next and previous', async () => {
    await createKey();
    const answer = await call('GET', `${org}/apiKeys?itemsPerPage=1&pageNum=2`);
    expect(answer.json.results).toHaveLength(1);
    const list = `${server.publicUrl}${V1}${org}/apiKeys`;
    expect(answer.json.links).toEqual([
      { href: `${list}?pageNum=2&itemsPerPage=1`, rel: 'self' },
      { href: `${list}?itemsPerPage=1&pageNum=1`, rel: 'previous' },
      { href: `${list}?itemsPerPage=1&pageNum=3`, rel: 'next' },
    ]);
    expectPublicRefusal(await call('GET', `${org}/apiKeys?itemsPerPage=501`), {
      status: 400,
      code: 'INVALID_QUERY_PARAMETER',
      parameters: ['itemsPerPage'],
    });
  });

  it('GET /orgs/{orgId}/apiKeys/{apiKeyId}: shows a key, its private key masked', async () => {
    const { id, privateKey, publicKey } = await createKey(['ORG_MEMBER'], 'shown');
    const answer = await call('GET', `${org}/apiKeys/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      desc: 'shown',
      id,
      links: selfOf(id),
      privateKey: masked(privateKey),
      publicKey,
      roles: [{ orgId: server.first.orgId, roleName: 'ORG_MEMBER' }],
    });
    expectPublicRefusal(await call('GET', `${org}/apiKeys/${NOBODY}`), {
      status: 400,
      code: 'API_KEY_NOT_FOUND',
      parameters: [NOBODY],
    });
  });

  it('PATCH /orgs/{orgId}/apiKeys/{apiKeyId}: changes description or roles, of which it needs one', async () => {
    const { id } = await createKey(['ORG_MEMBER'], 'before');
    const change = (body: unknown) => call('PATCH', `${org}/apiKeys/${id}`, { body });
    const renamed = await change({ desc: 'after' });
    expect(renamed.status, renamed.text).toBe(200);
    expect(renamed.json).toMatchObject({ desc: 'after', roles: [{ roleName: 'ORG_MEMBER' }] });
    const granted = await change({ roles: ['ORG_READ_ONLY'] });
    expect(granted.json).toMatchObject({ desc: 'after', roles: [{ roleName: 'ORG_READ_ONLY' }] });
    expectPublicRefusal(await change({}), {
      status: 400,
      code: 'MISSING_ONE_OF_ATTRIBUTES',
      parameters: ['desc', 'roles'],
    });
    expectPublicRefusal(await change({ desc: '' }), { status: 400, code: 'API_KEY_REQUIRES_DESCRIPTION' });
    expectPublicRefusal(await change({ roles: [] }), { status: 400, code: 'MISSING_API_KEY_ROLES' });
    expectPublicRefusal(await change([]), { status: 400, code: 'INVALID_JSON' });
  });

  it('DELETE /orgs/{orgId}/apiKeys/{apiKeyId}: deletes a key everywhere, and it is refused at once', async () => {
    const key = await createKey();
    await call('PATCH', `${group}/apiKeys/${key.id}`, { body: { roles: ['GROUP_OWNER'] } });
    expect((await call('GET', '/orgs', { key })).status).toBe(200);
    const answer = await call('DELETE', `${org}/apiKeys/${key.id}`);
    expect(answer.status, answer.text).toBe(204);
    expect(answer.text).toBe('');
    expectPublicHeaders(answer);
    expect((await call('GET', '/orgs', { key })).status).toBe(401);
    const left = (await call('GET', `${group}/apiKeys`)).json.results;
    expect(left.map(({ id }: TestKey) => id)).not.toContain(key.id);
  });
});

/** Both names of the list: all that differs is the path. */
for (const name of ['accessList', 'whitelist'])
  describe(`the ${name} of an API key`, () => {
    let key: TestKey;
    let list: string;
    beforeAll(async () => {
      key = await createKey();
      list = `${org}/apiKeys/${key.id}/${name}`;
    });
    const entry = (address: string) => ({
      cidrBlock: `${address}/32`,
      count: 0,
      created: expect.stringMatching(ENTRY_TIME),
      ipAddress: address,
      links: [
        {
          href: `${server.publicUrl}${V1}${org}/apiKeys/${key.id}/accessList/${address}`,
          rel: 'self',
        },
      ],
    });

    it(`POST /orgs/{orgId}/apiKeys/{apiKeyId}/${name}: adds entries and answers the whole list`, async () => {
      expect((await call('POST', list, { body: [{ ipAddress: '192.0.2.1' }] })).status).toBe(200);
      const answer = await call('POST', list, {
        body: [{ cidrBlock: '198.51.100.0/24' }, { ipAddress: '2001:db8::1' }],
      });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.json.totalCount).toBe(3);
      expect(answer.json.results).toContainEqual(entry('192.0.2.1'));
      expect(answer.json.links[0].href).toBe(`${server.publicUrl}${V1}${list}?pageNum=1&itemsPerPage=100`);
    });

    it(`GET /orgs/{orgId}/apiKeys/{apiKeyId}/${name}: lists the entries`, async () => {
      const answer = await call('GET', list);
      expect(answer.status).toBe(200);
      expect(answer.json.totalCount).toBe(3);
      expect(answer.json.results).toContainEqual(entry('192.0.2.1'));
    });

    it(`GET /orgs/{orgId}/apiKeys/{apiKeyId}/${name}/{ipAddress}: shows an entry, by its address or its block`, async () => {
      const one = await call('GET', `${list}/192.0.2.1`);
      expect(one.status).toBe(200);
      expect(one.json).toEqual(entry('192.0.2.1'));
      const block = await call('GET', `${list}/198.51.100.0%2F24`);
      expect(block.json).toMatchObject({ cidrBlock: '198.51.100.0/24', count: 0 });
      expect(block.json).not.toHaveProperty('ipAddress');
      expect(block.json.links[0].href).toMatch(/accessList\/198\.51\.100\.0%2F24$/);
    });

    it('refuses what is no address, what is there, and what is there twice', async () => {
      const add = (body: unknown) => call('POST', list, { body });
      expectPublicRefusal(await add([{ ipAddress: '300.0.0.1' }]), {
        status: 400,
        code: 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION',
      });
      expectPublicRefusal(await add([{ ipAddress: '192.0.2.1', cidrBlock: '192.0.2.0/24' }]), {
        status: 400,
        code: 'BAD_ACCESS_LIST_ADD_REQUEST',
      });
      expectPublicRefusal(await add([{ ipAddress: '192.0.2.1' }]), {
        status: 409,
        code: 'ADDRESS_ALREADY_IN_ACCESS_LIST',
        parameters: ['192.0.2.1'],
      });
      expectPublicRefusal(await add([{ ipAddress: '192.0.2.7' }, { cidrBlock: '192.0.2.7/32' }]), {
        status: 400,
        code: 'DUPLICATE_ADDRESSES_IN_INPUT',
      });
      expectPublicRefusal(await add({ ipAddress: '192.0.2.8' }), {
        status: 400,
        code: 'INVALID_JSON',
      });
    });

    it(`DELETE /orgs/{orgId}/apiKeys/{apiKeyId}/${name}/{ipAddress}: removes an entry, once`, async () => {
      const answer = await call('DELETE', `${list}/198.51.100.0%2F24`);
      expect(answer.status, answer.text).toBe(204);
      expect(answer.text).toBe('');
      expectPublicRefusal(await call('DELETE', `${list}/198.51.100.0%2F24`), {
        status: 404,
        code: 'API_KEY_ACCESS_LIST_NOT_FOUND',
      });
    });

    it('belongs to the key itself and to owners; nobody else sees it who does not manage all it reaches', async () => {
      const own = await createKey();
      const path = `${org}/apiKeys/${own.id}/${name}`;
      const started = await call('POST', path, { key: own, body: [{ cidrBlock: '127.0.0.0/8' }] });
      expect(started.status, started.text).toBe(200);
      expect((await call('GET', path, { key: own })).status).toBe(200);
      expect((await call('GET', `${path}/127.0.0.0%2F8`, { key: own })).status).toBe(200);
      const reader = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
      for (const [method, target, body] of [
        ['GET', path, undefined],
        ['GET', `${path}/127.0.0.0%2F8`, undefined],
        ['POST', path, [{ ipAddress: '192.0.2.1' }]],
        ['DELETE', `${path}/127.0.0.0%2F8`, undefined],
      ] as const)
        expectPublicRefusal(await call(method, target, { key: reader, body }), {
          status: 401,
          code: 'API_KEY_ACCESS_LIST_ACCESS_DENIED',
          parameters: [],
        });
      expectPublicRefusal(await call('DELETE', `${path}/127.0.0.0%2F8`, { key: own }), {
        status: 400,
        code: 'CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST',
        parameters: ['127.0.0.1'],
      });
    });

    it('of a key that is in one project is shown to and changed by whoever manages the keys there', async () => {
      const { groupId: projectId } = server.first;
      const admin = await addKey(server, { projectRoles: [{ projectId, role: 'GROUP_USER_ADMIN' }] });
      const inProject = [{ projectId, role: 'GROUP_READ_ONLY' }];
      const managed = await addKey(server, { projectRoles: inProject });
      const stronger = await addKey(server, {
        projectRoles: inProject,
        organizationRoles: ['ORG_READ_ONLY'],
      });
      const ask = async ({ id }: { id: string }) => {
        const path = `${org}/apiKeys/${id}/${name}`;
        const statuses: number[] = [];
        for (const [method, target, body] of [
          ['POST', path, [{ ipAddress: '192.0.2.1' }]],
          ['GET', path, undefined],
          ['GET', `${path}/192.0.2.1`, undefined],
          ['DELETE', `${path}/192.0.2.1`, undefined],
        ] as const)
          statuses.push((await call(method, target, { key: admin, body })).status);
        return statuses;
      };
      expect(await ask(managed)).toEqual([200, 200, 200, 204]);
      expect(await ask(stronger)).toEqual([401, 401, 401, 401]);
      expect(await ask({ id: NOBODY })).toEqual([401, 401, 401, 401]);
    });
  });

describe('API keys of a project', () => {
  it('POST /groups/{groupId}/apiKeys: makes a key in the organization and assigns it', async () => {
    const events = await eventsDuring(server, async () => {
      const answer = await call('POST', `${group}/apiKeys`, {
        body: { desc: 'project key', roles: ['GROUP_READ_ONLY', 'GROUP_DATA_ACCESS_ADMIN'] },
      });
      expect(answer.status, answer.text).toBe(200);
      const { id, privateKey, publicKey, roles } = answer.json;
      expect(answer.json).toMatchObject({ desc: 'project key', links: selfOf(id) });
      expect(privateKey).toMatch(/^[0-9a-f-]{36}$/);
      expect(publicKey).toMatch(/^[a-z]{8}$/);
      expect(roles).toEqual([
        { orgId: server.first.orgId, roleName: 'ORG_MEMBER' },
        { groupId: server.first.groupId, roleName: 'GROUP_READ_ONLY' },
        { groupId: server.first.groupId, roleName: 'GROUP_DATA_ACCESS_ADMIN' },
      ]);
    });
    expect(events.map(({ type }) => type)).toEqual(['API_KEY_CREATED', 'API_KEY_ADDED_TO_GROUP']);
  });

  it('makes a key of a description or of roles alone, with the least that works for the other', async () => {
    const create = (body: unknown) => call('POST', `${group}/apiKeys`, { body });
    const described = await create({ desc: 'alone' });
    expect(described.json.roles).toContainEqual({
      groupId: server.first.groupId,
      roleName: 'GROUP_READ_ONLY',
    });
    const project = (await call('GET', group)).json.name;
    expect((await create({ roles: ['GROUP_OWNER'] })).json.desc).toBe(`API key of project ${project}`);
    expectPublicRefusal(await create({}), { status: 400, code: 'MISSING_ONE_OF_ATTRIBUTES' });
  });

  it('GET /groups/{groupId}/apiKeys: lists the keys of the project with all of their roles', async () => {
    const groupId = await addProject(server, 'listed');
    expect((await call('GET', `/groups/${groupId}/apiKeys`)).json).toMatchObject({
      results: [],
      totalCount: 0,
    });
    const { id } = await createKey();
    for (const project of [groupId, server.first.groupId])
      await call('PATCH', `/groups/${project}/apiKeys/${id}`, { body: { roles: ['GROUP_READ_ONLY'] } });
    const answer = await call('GET', `/groups/${groupId}/apiKeys`);
    expect(answer.status).toBe(200);
    expect(answer.json.totalCount).toBe(1);
    expect(answer.json.results[0]).toMatchObject({ id, links: selfOf(id) });
    expect(answer.json.results[0].roles).toHaveLength(3);
  });

  it('PATCH /groups/{groupId}/apiKeys/{apiKeyId}: assigns a key, then replaces its roles there only', async () => {
    const { id } = await createKey(['ORG_READ_ONLY']);
    const other = await addProject(server, 'another');
    await call('PATCH', `/groups/${other}/apiKeys/${id}`, { body: { roles: ['GROUP_OWNER'] } });
    const change = (body: unknown) => call('PATCH', `${group}/apiKeys/${id}`, { body });
    const assigned = await change({ roles: ['GROUP_OWNER'] });
    expect(assigned.status, assigned.text).toBe(200);
    const replaced = await change({ roles: ['GROUP_READ_ONLY'] });
    const { orgId, groupId } = server.first;
    expect(replaced.json.roles).toHaveLength(3);
    expect(replaced.json.roles).toEqual(
      expect.arrayContaining([
        { orgId, roleName: 'ORG_READ_ONLY' },
        { groupId, roleName: 'GROUP_READ_ONLY' },
        { groupId: other, roleName: 'GROUP_OWNER' },
      ]),
    );
    expectPublicRefusal(await change({}), { status: 400, code: 'MISSING_ATTRIBUTE', parameters: ['roles'] });
    expectPublicRefusal(await change({ roles: [] }), { status: 400, code: 'MISSING_API_KEY_ROLES' });
    expectPublicRefusal(await change({ roles: ['ORG_OWNER'] }), {
      status: 400,
      code: 'INVALID_ROLE_FOR_GROUP',
    });
    expectPublicRefusal(await change({ roles: ['GROUP_OWNER'], desc: 'x' }), {
      status: 400,
      code: 'INVALID_ATTRIBUTE',
      parameters: ['desc'],
    });
  });

  it('lets a Project User Admin assign a key here, which takes a Project Owner on the Atlas wire', async () => {
    const { groupId, orgId } = server.first;
    const admin = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_USER_ADMIN' }] });
    const { id } = await createKey();
    const body = { roles: ['GROUP_READ_ONLY'] };
    const onAtlas = await server.curl(`/api/atlas/v2/groups/${groupId}/apiKeys/${id}`, {
      method: 'PATCH',
      key: admin,
      body,
    });
    expect(onAtlas.json.errorCode).toBe('USER_UNAUTHORIZED');
    const answer = await call('PATCH', `${group}/apiKeys/${id}`, { key: admin, body });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.roles).toEqual([
      { orgId, roleName: 'ORG_MEMBER' },
      { groupId, roleName: 'GROUP_READ_ONLY' },
    ]);
    expect((await call('DELETE', `${group}/apiKeys/${id}`, { key: admin })).status).toBe(200);
    expect((await call('POST', `${group}/apiKeys`, { key: admin, body: { desc: 'x' } })).status).toBe(200);
  });

  it('DELETE /groups/{groupId}/apiKeys/{apiKeyId}: answers 200 without a body; the key stays in the organization', async () => {
    const { id } = await createKey();
    await call('PATCH', `${group}/apiKeys/${id}`, { body: { roles: ['GROUP_OWNER'] } });
    const answer = await call('DELETE', `${group}/apiKeys/${id}`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.text).toBe('');
    expect(answer.headers['content-length']).toBe('0');
    expect((await call('GET', `${org}/apiKeys/${id}`)).json.roles).toHaveLength(1);
    expectPublicRefusal(await call('DELETE', `${group}/apiKeys/${id}`), {
      status: 400,
      code: 'API_KEY_NOT_FOUND',
    });
  });
});
