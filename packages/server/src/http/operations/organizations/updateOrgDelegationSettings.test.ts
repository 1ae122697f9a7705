import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, eventsDuring } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { type CurlOptions, startTestServer, type TestServer } from '#test/server.js';

const ACCEPT = 'application/vnd.atlas.2025-03-12+json';
const UNSET = {
  delegatedMcpAccess: null,
  delegatedPartnerAccess: null,
  idleRefreshTokenLifetime: null,
  maximumRefreshTokenLifetime: null,
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const path = (orgId = server.first.orgId) => `/api/atlas/v2/orgs/${orgId}/delegationSettings`;
const get = (options: CurlOptions = {}) => server.curl(path(), { accept: ACCEPT, ...options });
const update = (body: unknown, options: CurlOptions = {}) =>
  server.curl(path(), { accept: ACCEPT, method: 'PATCH', body, ...options });

describe('getOrgDelegationSettings and updateOrgDelegationSettings', () => {
  it('have no rules to begin with', async () => {
    const answer = await get();
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe(`${ACCEPT};charset=utf-8`);
    expect(answer.text).toBe(JSON.stringify(UNSET));
  });

  it('change what is given and keep the rest; null takes back', async () => {
    const first = await update({ delegatedMcpAccess: 'READ_ONLY', idleRefreshTokenLifetime: 3600 });
    expect(first.status, first.text).toBe(200);
    expect(first.json).toEqual({ ...UNSET, delegatedMcpAccess: 'READ_ONLY', idleRefreshTokenLifetime: 3600 });
    const second = await update({ maximumRefreshTokenLifetime: 31_536_000, idleRefreshTokenLifetime: null });
    expect(second.text).toBe(
      '{"delegatedMcpAccess":"READ_ONLY","delegatedPartnerAccess":null,"idleRefreshTokenLifetime":null,"maximumRefreshTokenLifetime":31536000}',
    );
    expect((await get()).text).toBe(second.text);
  });

  it('record a change, and nothing when nothing changes', async () => {
    const { orgId, apiKey } = server.first;
    const body = { delegatedPartnerAccess: 'READ_WRITE' };
    expect(await eventsDuring(server, () => update(body))).toEqual([
      {
        type: 'ORG_DELEGATION_SETTINGS_UPDATED',
        organizationId: orgId,
        projectId: null,
        actor: apiKey.publicKey,
        remoteAddress: '127.0.0.1',
        details: {},
      },
    ]);
    for (const same of [body, {}]) {
      const events = await eventsDuring(server, async () => expect((await update(same)).status).toBe(200));
      expect(events).toEqual([]);
    }
  });

  it.each([
    [{ delegatedMcpAccess: 'SOME' }, 'INVALID_ENUM_VALUE', 'delegatedMcpAccess'],
    [{ delegatedPartnerAccess: 'READ_ONLY' }, 'INVALID_ENUM_VALUE', 'delegatedPartnerAccess'],
    [{ idleRefreshTokenLifetime: 0 }, 'VALIDATION_ERROR', 'idleRefreshTokenLifetime'],
    [{ maximumRefreshTokenLifetime: 31_536_001 }, 'VALIDATION_ERROR', 'maximumRefreshTokenLifetime'],
    [{ idleRefreshTokenLifetime: '60' }, 'INVALID_JSON_ATTRIBUTE', 'idleRefreshTokenLifetime'],
    [{ other: 1 }, 'INVALID_ATTRIBUTE', 'other'],
  ])('refuse %j and change nothing', async (body, code, field) => {
    const before = (await get()).text;
    expectRefusal(await update(body), { status: 400, code, fields: [field] });
    expect((await get()).text).toBe(before);
  });

  it('are read by members and changed by owners', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    expect((await get({ key })).status).toBe(200);
    expectRefusal(await update({}, { key }), { status: 401, code: 'USER_UNAUTHORIZED' });
    const { orgId, owner } = await addOrganization(server, 'elsewhere');
    expectRefusal(await get({ key: owner }), { status: 404, code: 'ORG_NOT_FOUND' });
    const own = await server.curl(path(orgId), { accept: ACCEPT, key: owner });
    expect(own.json).toEqual(UNSET);
  });
});
