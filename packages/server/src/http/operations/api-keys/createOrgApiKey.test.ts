import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { ABOUT_ALL } from '../../../store/subjects.js';

let server: TestServer;
let call: Call;
let keys: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  keys = `/orgs/${server.first.orgId}/apiKeys`;
});
afterAll(() => server.stop());

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('createOrgApiKey', () => {
  it('answers 200 with the key in the recorded form, its private key readable this once', async () => {
    const answer = await call('POST', keys, { body: { desc: 'ci key', roles: ['ORG_READ_ONLY'] } });
    expect(answer.status).toBe(200);
    expect(answer.headers.location).toBeUndefined();
    const { id, privateKey, publicKey } = answer.json;
    expect(id).toMatch(/^[0-9a-f]{24}$/);
    expect(privateKey).toMatch(UUID_V4);
    expect(publicKey).toMatch(/^[a-z]{8}$/);
    expect(answer.text).toBe(
      `{"desc":"ci key","id":"${id}","links":[{"href":"${server.url}/api/atlas/v2${keys}/${id}","rel":"self"}],"privateKey":"${privateKey}","publicKey":"${publicKey}","roles":[{"orgId":"${server.first.orgId}","roleName":"ORG_READ_ONLY"}]}`,
    );
    expect((await call('GET', keys, { key: { publicKey, privateKey } })).status).toBe(200);
  });

  it('keeps the private key nowhere in the store', async () => {
    const { privateKey } = (await call('POST', keys, { body: { desc: 'secret', roles: ['ORG_MEMBER'] } }))
      .json;
    const { reader } = server.services.store;
    const rows = [
      await reader.selectFrom('api_keys').selectAll().execute(),
      await reader.selectFrom('credentials').selectAll().execute(),
      await reader.selectFrom('events').selectAll().execute(),
    ];
    expect(JSON.stringify(rows)).not.toContain(privateKey.slice(0, 23));
  });

  it('records who created which key, from where', async () => {
    let created: { publicKey: string } | undefined;
    const events = await eventsDuring(server, async () => {
      created = (await call('POST', keys, { body: { desc: 'x', roles: ['ORG_MEMBER'] } })).json;
    });
    expect(events).toEqual([
      {
        type: 'API_KEY_CREATED',
        organizationId: server.first.orgId,
        projectId: null,
        actor: server.first.apiKey.publicKey,
        remoteAddress: '127.0.0.1',
        details: { targetPublicKey: created?.publicKey },
      },
    ]);
  });

  it('grants several roles, each once', async () => {
    const roles = ['ORG_MEMBER', 'ORG_GROUP_CREATOR', 'ORG_MEMBER'];
    const { id } = (await call('POST', keys, { body: { desc: 'x', roles } })).json;
    const shown = (await call('GET', `${keys}/${id}`)).json.roles.map(
      ({ roleName }: { roleName: string }) => roleName,
    );
    expect(shown.sort()).toEqual(['ORG_GROUP_CREATOR', 'ORG_MEMBER']);
  });

  it('takes a description of 250 characters', async () => {
    const desc = 'ü'.repeat(250);
    const answer = await call('POST', keys, { body: { desc, roles: ['ORG_MEMBER'] } });
    expect([answer.status, answer.json.desc]).toEqual([200, desc]);
  });

  it.each<[string, object, string, unknown[]]>([
    ['an empty description', { desc: '', roles: ['ORG_MEMBER'] }, 'API_KEY_REQUIRES_DESCRIPTION', []],
    ['a description of blanks', { desc: '   ', roles: ['ORG_MEMBER'] }, 'API_KEY_REQUIRES_DESCRIPTION', []],
    ['a long description', { desc: 'x'.repeat(251), roles: ['ORG_MEMBER'] }, 'INVALID_API_KEY_DESC', [250]],
    ['no roles', { desc: 'x', roles: [] }, 'MISSING_API_KEY_ROLES', []],
    ['a project role', { desc: 'x', roles: ['GROUP_OWNER'] }, 'INVALID_ROLE_FOR_ORG', ['GROUP_OWNER', '{O}']],
    [
      'a role that is none',
      { desc: 'x', roles: ['ORG_MEMBER', 'KING'] },
      'INVALID_ROLE_FOR_ORG',
      ['KING', '{O}'],
    ],
    ['no description at all', { roles: ['ORG_MEMBER'] }, 'MISSING_ATTRIBUTE', ['desc']],
    ['no roles at all', { desc: 'x' }, 'MISSING_ATTRIBUTE', ['roles']],
  ])('refuses %s', async (_name, body, code, parameters) => {
    const expected = parameters.map((parameter) => (parameter === '{O}' ? server.first.orgId : parameter));
    let answer: Awaited<ReturnType<Call>> | undefined;
    const events = await eventsDuring(server, async () => {
      answer = await call('POST', keys, { body });
    });
    expect([answer?.status, answer?.json.errorCode, answer?.json.parameters]).toEqual([400, code, expected]);
    expect(events).toEqual([]);
  });

  it.each(['ORG_READ_ONLY', 'ORG_MEMBER', 'ORG_GROUP_CREATOR', 'ORG_BILLING_ADMIN'])(
    'is not for %s',
    async (role) => {
      const key = await addKey(server, { organizationRoles: [role] });
      const answer = await call('POST', keys, { key, body: { desc: 'x', roles: ['ORG_OWNER'] } });
      expect([answer.status, answer.json.errorCode]).toEqual([401, 'USER_UNAUTHORIZED']);
      expect(answer.headers['www-authenticate']).toBeUndefined();
    },
  );

  it('stops at 500 keys in an organization', async () => {
    const { orgId, owner } = await addOrganization(server, 'full');
    await server.services.store.write(ABOUT_ALL, async (transaction) => {
      transaction.withoutEvent('rows that fill the organization');
      const ids = Array.from({ length: 498 }, (_, index) => index.toString(16).padStart(24, '0'));
      const { database } = transaction;
      await database
        .insertInto('credentials')
        .values(
          ids.map((id) => ({
            id,
            organization_id: orgId,
            kind: 'api_key' as const,
            description: 'x',
            created_at: 1,
            last_used_at: null,
            last_used_address: null,
          })),
        )
        .execute();
      await database
        .insertInto('api_keys')
        .values(
          ids.map((id, index) => ({
            id,
            public_key: `full${index}`,
            private_key_suffix: '0'.repeat(12),
            ha1_md5_sealed: 'x',
            ha1_sha256_sealed: 'x',
          })),
        )
        .execute();
    });
    const body = { desc: 'x', roles: ['ORG_MEMBER'] };
    const last = await call('POST', `/orgs/${orgId}/apiKeys`, { key: owner, body });
    expect(last.status, last.text).toBe(200);
    const refused = await call('POST', `/orgs/${orgId}/apiKeys`, { key: owner, body });
    expect([refused.status, refused.json.errorCode]).toEqual([400, 'MAX_API_KEYS_PER_ORG_EXCEEDED']);
    expect(refused.json.parameters).toEqual(['500', orgId]);
    await call('DELETE', `/orgs/${orgId}/apiKeys/${last.json.id}`, { key: owner });
    expect((await call('POST', `/orgs/${orgId}/apiKeys`, { key: owner, body })).status).toBe(200);
  });
});
