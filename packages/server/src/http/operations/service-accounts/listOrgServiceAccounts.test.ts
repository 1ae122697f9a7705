import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOrganization, addProject } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { createAccount, createProjectAccount, mintToken, type TestAccount } from '#test/service-accounts.js';

let server: TestServer;
let path: string;
let accounts: TestAccount[];
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts`;
  accounts = [
    await createAccount(server, ['ORG_OWNER']),
    await createProjectAccount(server, ['GROUP_OWNER', 'GROUP_DATA_ACCESS_ADMIN']),
    await createAccount(server),
  ];
});
afterAll(() => server.stop());

const clientIdsOf = (answer: { json: { results: { clientId: string }[] } }) =>
  answer.json.results.map(({ clientId }) => clientId);

describe('listOrgServiceAccounts', () => {
  it('lists every account of the organization, oldest first, each as it is shown alone', async () => {
    const answer = await server.curl(path);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.links).toEqual([
      { href: `${server.publicUrl}${path}?pageNum=1&itemsPerPage=100`, rel: 'self' },
    ]);
    expect(answer.json.totalCount).toBe(3);
    expect(clientIdsOf(answer)).toEqual(accounts.map(({ clientId }) => clientId));
    expect(answer.json.results[1].roles).toEqual(['ORG_MEMBER']);
    for (const account of answer.json.results)
      expect((await server.curl(`${path}/${account.clientId}`)).json).toEqual(account);
  });

  it('has pages, and no system-managed accounts to add', async () => {
    const second = await server.curl(`${path}?itemsPerPage=1&pageNum=2&includeSystemManaged=true`);
    expect(clientIdsOf(second)).toEqual([accounts[1]?.clientId]);
    expect(second.json.totalCount).toBe(3);
    expect(second.json.links.map(({ rel }: { rel: string }) => rel)).toEqual(['self', 'previous', 'next']);
  });

  it('shows no account to another organization, and answers for it as for none at all', async () => {
    const { orgId, owner } = await addOrganization(server, 'stranger');
    const there = `/api/atlas/v2/orgs/${orgId}/serviceAccounts`;
    expect((await server.curl(there, { key: owner })).json).toMatchObject({ results: [], totalCount: 0 });
    const known = accounts[0]?.clientId ?? '';
    for (const clientId of [known, `mdb_sa_id_${'0'.repeat(24)}`, 'nonsense']) {
      expectRefusal(await server.curl(`${there}/${clientId}`, { key: owner }), {
        status: 404,
        code: 'RESOURCE_NOT_FOUND',
        parameters: [clientId],
      });
    }
  });
});

describe('getOrgServiceAccount', () => {
  it('tells when a secret last made a token, once it has', async () => {
    const account = await createAccount(server);
    const secretOf = async () => (await server.curl(`${path}/${account.clientId}`)).json.secrets[0];
    expect(await secretOf()).not.toHaveProperty('lastUsedAt');
    const before = Math.floor(Date.now() / 1000) * 1000;
    expect((await mintToken(server, account)).status).toBe(200);
    await expect.poll(secretOf).toHaveProperty('lastUsedAt');
    const secret = await secretOf();
    expect(Date.parse(secret.lastUsedAt)).toBeGreaterThanOrEqual(before);
    expect(Object.keys(secret)).toEqual(['createdAt', 'expiresAt', 'id', 'lastUsedAt', 'maskedSecretValue']);
  });
});

describe('listGroupServiceAccounts', () => {
  it('lists the accounts assigned to the project with their roles there', async () => {
    const there = `/api/atlas/v2/groups/${server.first.groupId}/serviceAccounts`;
    const answer = await server.curl(there);
    expect(answer.status, answer.text).toBe(200);
    expect(clientIdsOf(answer)).toEqual([accounts[1]?.clientId]);
    expect(answer.json.totalCount).toBe(1);
    expect(answer.json.results[0].roles).toEqual(['GROUP_DATA_ACCESS_ADMIN', 'GROUP_OWNER']);
    const alone = await server.curl(`${there}/${accounts[1]?.clientId}`);
    expect(alone.json).toEqual(answer.json.results[0]);
  });

  it('leaves out owners of the organization, who have no role of their own in the project', async () => {
    const there = `/api/atlas/v2/groups/${server.first.groupId}/serviceAccounts/${accounts[0]?.clientId}`;
    expectRefusal(await server.curl(there), { status: 404, code: 'RESOURCE_NOT_FOUND' });
  });
});

describe('getOrgServiceAccountGroups', () => {
  it('lists the projects of an account with its roles, in pages', async () => {
    const account = await createProjectAccount(server, ['GROUP_READ_ONLY', 'GROUP_OWNER']);
    const other = await addProject(server, 'other');
    const invited = await server.curl(
      `/api/atlas/v2/groups/${other}/serviceAccounts/${account.clientId}:invite`,
      { method: 'POST', body: { roles: ['GROUP_BACKUP_MANAGER'] } },
    );
    expect(invited.status, invited.text).toBe(200);
    const there = `${path}/${account.clientId}/groups`;
    const answer = await server.curl(there);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toEqual({
      links: [{ href: `${server.publicUrl}${there}?pageNum=1&itemsPerPage=100`, rel: 'self' }],
      results: [
        { groupId: server.first.groupId, roles: ['GROUP_OWNER', 'GROUP_READ_ONLY'] },
        { groupId: other, roles: ['GROUP_BACKUP_MANAGER'] },
      ].sort((a, b) => (a.groupId < b.groupId ? -1 : 1)),
      totalCount: 2,
    });
    const second = await server.curl(`${there}?itemsPerPage=1&pageNum=2`);
    expect(second.json.results).toEqual([answer.json.results[1]]);
    expect(second.json.totalCount).toBe(2);
  });

  it('is empty for an account without projects, and refuses one that is unknown', async () => {
    const none = await server.curl(`${path}/${accounts[0]?.clientId}/groups`);
    expect(none.json).toMatchObject({ results: [], totalCount: 0 });
    const unknown = `mdb_sa_id_${'0'.repeat(24)}`;
    expectRefusal(await server.curl(`${path}/${unknown}/groups`), {
      status: 404,
      code: 'RESOURCE_NOT_FOUND',
    });
  });
});
