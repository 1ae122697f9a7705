import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsDuring } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import {
  createAccount,
  createProjectAccount,
  curlWithToken,
  mintToken,
  type TestAccount,
  tokenOf,
} from '#test/service-accounts.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

type Named = Pick<TestAccount, 'clientId'>;
const pathOf = ({ clientId }: Named) =>
  `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${clientId}/accessList`;
const add = (account: Named, body: unknown) => server.curl(pathOf(account), { method: 'POST', body });
const remove = (account: Named, entry: string) =>
  server.curl(`${pathOf(account)}/${entry}`, { method: 'DELETE' });

describe('createOrgServiceAccountAccessList', () => {
  it('answers the whole list, in the order and with the names of the wire', async () => {
    const account = await createAccount(server);
    expect((await add(account, [{ ipAddress: '192.0.2.1' }])).status).toBe(200);
    const answer = await add(account, [
      { cidrBlock: '198.51.100.0/24' },
      { ipAddress: '2001:db8::1', cidrBlock: null },
    ]);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe('application/vnd.atlas.2024-08-05+json;charset=utf-8');
    const [{ createdAt }, { createdAt: later }] = answer.json.results;
    expect(answer.text).toBe(
      JSON.stringify({
        links: [{ href: `${server.publicUrl}${pathOf(account)}?pageNum=1&itemsPerPage=100`, rel: 'self' }],
        results: [
          { cidrBlock: '192.0.2.1/32', createdAt, ipAddress: '192.0.2.1', requestCount: 0 },
          { cidrBlock: '198.51.100.0/24', createdAt: later, requestCount: 0 },
          { cidrBlock: '2001:db8::1/128', createdAt: later, ipAddress: '2001:db8::1', requestCount: 0 },
        ],
        totalCount: 3,
      }),
    );
    const list = await server.curl(`${pathOf(account)}?includeCount=false&itemsPerPage=2`);
    expect(list.json.results).toEqual(answer.json.results.slice(0, 2));
    expect(list.json.totalCount).toBe(0);
  });

  it('takes an entry as it was read, with what only the server sets', async () => {
    const account = await createAccount(server);
    const [entry] = (await add(account, [{ ipAddress: '192.0.2.1' }])).json.results;
    const other = await createAccount(server);
    const { cidrBlock, ...rest } = entry;
    expect(cidrBlock).toBe('192.0.2.1/32');
    const copied = await add(other, [{ ...rest, requestCount: 7, lastUsedAt: null }]);
    expect(copied.status, copied.text).toBe(200);
    expect(copied.json.results[0].requestCount).toBe(0);
  });

  it('tells of every entry in the audit trail', async () => {
    const { clientId } = await createAccount(server);
    const added = await eventsDuring(server, () =>
      add({ clientId }, [{ ipAddress: '192.0.2.1' }, { cidrBlock: '10.0.0.0/8' }]),
    );
    expect(added.map(({ type, details }) => ({ type, details }))).toEqual([
      { type: 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED', details: { clientId, whitelistEntry: '192.0.2.1' } },
      {
        type: 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED',
        details: { clientId, whitelistEntry: '10.0.0.0/8' },
      },
    ]);
    const removed = await eventsDuring(server, () => remove({ clientId }, '10.0.0.0%2F8'));
    expect(removed).toMatchObject([
      {
        type: 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED',
        details: { clientId, whitelistEntry: '10.0.0.0/8' },
      },
    ]);
  });

  it.each([
    [[{ ipAddress: '192.0.2.300' }], 400, 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION'],
    [[{ ipAddress: '192.0.2.1', cidrBlock: '192.0.2.1/32' }], 400, 'BAD_ACCESS_LIST_ADD_REQUEST'],
    [[{}], 400, 'BAD_ACCESS_LIST_ADD_REQUEST'],
    [[{ ipAddress: '192.0.2.1' }, { cidrBlock: '192.0.2.1/32' }], 400, 'DUPLICATE_ADDRESSES_IN_INPUT'],
    [[{ ipAddress: '192.0.2.9' }], 409, 'ADDRESS_ALREADY_IN_ACCESS_LIST'],
    [{ ipAddress: '192.0.2.1' }, 400, 'INVALID_JSON'],
    [[{ address: '192.0.2.1' }], 400, 'INVALID_ATTRIBUTE'],
  ])('refuses %j', async (body, status, code) => {
    const account = await createAccount(server);
    await add(account, [{ ipAddress: '192.0.2.9' }]);
    expectRefusal(await add(account, body), { status, code });
    expect((await server.curl(pathOf(account))).json.totalCount).toBe(1);
  });

  it('keeps at most 200 entries, in one request or in several', async () => {
    const account = await createAccount(server);
    const entries = Array.from({ length: 201 }, (_, number) => ({
      ipAddress: `10.0.${number >> 4}.${number % 16}`,
    }));
    const tooMany = {
      status: 400,
      code: 'MAX_ACCESS_LIST_ENTRIES_PER_SERVICE_ACCOUNT_EXCEEDED',
      parameters: [200],
    };
    expectRefusal(await add(account, entries), tooMany);
    expect((await add(account, entries.slice(0, 200))).status).toBe(200);
    expectRefusal(await add(account, entries.slice(200)), tooMany);
    await remove(account, '10.0.0.0');
    expect((await add(account, entries.slice(200))).json.totalCount).toBe(200);
  });

  it('refuses an unknown account', async () => {
    const unknown = { clientId: `mdb_sa_id_${'0'.repeat(24)}` };
    const refusal = { status: 404, code: 'RESOURCE_NOT_FOUND' };
    expectRefusal(await add(unknown, [{ ipAddress: '192.0.2.1' }]), refusal);
    expectRefusal(await server.curl(pathOf(unknown)), refusal);
    expectRefusal(await remove(unknown, '192.0.2.1'), refusal);
  });
});

describe('deleteOrgServiceAccountAccessListEntry', () => {
  it('removes an address or a block, however it is written, and refuses one that is not there', async () => {
    const account = await createAccount(server);
    await add(account, [
      { ipAddress: '192.0.2.1' },
      { cidrBlock: '10.0.0.0/8' },
      { ipAddress: '2001:db8::1' },
    ]);
    for (const entry of ['192.0.2.1%2F32', '10.0.0.0%2F8', '2001:db8:0:0:0:0:0:1'])
      expect((await remove(account, entry)).status).toBe(204);
    expectRefusal(await remove(account, '10.0.0.0%2F8'), {
      status: 404,
      code: 'SERVICE_ACCOUNT_ACCESS_LIST_NOT_FOUND',
      parameters: ['10.0.0.0/8', account.clientId],
    });
  });
});

describe('the access list of a service account', () => {
  it('guards the use of tokens from the next call on, and not their making', async () => {
    const account = await createAccount(server, ['ORG_READ_ONLY']);
    const token = await tokenOf(server, account);
    const use = (from: string) => curlWithToken(server, token, '/api/atlas/v2/orgs', { from });
    expect((await use('127.0.0.5')).status).toBe(200);
    await add(account, [{ ipAddress: '127.0.0.9' }]);
    expectRefusal(await use('127.0.0.5'), {
      status: 403,
      code: 'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      parameters: ['127.0.0.5'],
    });
    expect((await use('127.0.0.9')).status).toBe(200);
    expect((await mintToken(server, account, '127.0.0.5')).status).toBe(200);

    await expect
      .poll(async () => (await server.curl(pathOf(account))).json.results[0])
      .toMatchObject({ requestCount: 1, lastUsedAddress: '127.0.0.9' });
    const [entry] = (await server.curl(pathOf(account))).json.results;
    expect(Object.keys(entry)).toEqual([
      'cidrBlock',
      'createdAt',
      'ipAddress',
      'lastUsedAddress',
      'lastUsedAt',
      'requestCount',
    ]);
  });

  it('cannot be made such that the account locks itself out', async () => {
    const account = await createAccount(server, ['ORG_OWNER']);
    const token = await tokenOf(server, account);
    const call = (method: string, path: string, body?: unknown) =>
      curlWithToken(server, token, path, { method, ...(body === undefined ? {} : { body }) });
    const refusal = {
      status: 400,
      code: 'CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST',
      parameters: ['127.0.0.1'],
    };
    expectRefusal(await call('POST', pathOf(account), [{ ipAddress: '192.0.2.1' }]), refusal);
    const both = [{ ipAddress: '192.0.2.1' }, { ipAddress: '127.0.0.1' }];
    expect((await call('POST', pathOf(account), both)).status).toBe(200);
    expectRefusal(await call('DELETE', `${pathOf(account)}/127.0.0.1`), refusal);
    expect((await call('DELETE', `${pathOf(account)}/192.0.2.1`)).status).toBe(204);
    expect((await remove(account, '127.0.0.1')).status).toBe(204);
  });

  it('is the same by way of a project, whose activity shows the change', async () => {
    const account = await createProjectAccount(server);
    const { groupId } = server.first;
    const path = `/api/atlas/v2/groups/${groupId}/serviceAccounts/${account.clientId}/accessList`;
    const events = await eventsDuring(server, async () => {
      const added = await server.curl(path, { method: 'POST', body: [{ ipAddress: '192.0.2.1' }] });
      expect(added.status, added.text).toBe(200);
      expect((await server.curl(path)).json.results).toEqual(
        (await server.curl(pathOf(account))).json.results,
      );
      expect((await server.curl(`${path}/192.0.2.1`, { method: 'DELETE' })).status).toBe(204);
    });
    expect(events.map(({ type, projectId }) => ({ type, projectId }))).toEqual([
      { type: 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED', projectId: groupId },
      { type: 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED', projectId: groupId },
    ]);
  });
});
