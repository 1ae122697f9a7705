import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits, ownLimits } from '../../src/domain/limits.js';
import { createBrowser } from '../support/browser.js';
import { type Call, createCall } from '../support/call.js';
import { startTestServer, type TestServer } from '../support/server.js';

describe('more than a list takes', () => {
  let server: TestServer;
  let call: Call;
  beforeAll(async () => {
    server = await startTestServer();
    call = createCall(server);
  });
  afterAll(() => server.stop());
  const org = () => `/orgs/${server.first.orgId}`;
  const addresses = (count: number, first = 0) =>
    Array.from({ length: count }, (_, i) => ({
      ipAddress: `10.0.${Math.floor((first + i) / 250)}.${((first + i) % 250) + 1}`,
    }));

  it('is refused by name of the field and number', async () => {
    const roles = Array(101).fill('ORG_MEMBER');
    const answer = await call('POST', `${org()}/apiKeys`, { body: { desc: 'x', roles } });
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'TOO_MANY_ELEMENTS']);
    expect(answer.json.detail).toBe('roles can have at most 100 elements in one request.');
    expect(answer.json.badRequestDetail.fields).toEqual([
      { field: 'roles', description: 'must not have more than 100 elements' },
    ]);
  });

  it('is refused of the access list of an API key, in one request and in several', async () => {
    const most = ownLimits.accessListEntriesPerApiKey;
    const { json: key } = await call('POST', `${org()}/apiKeys`, {
      body: { desc: 'x', roles: ['ORG_MEMBER'] },
    });
    const add = (body: object) => call('POST', `${org()}/apiKeys/${key.id}/accessList`, { body });
    const full = [400, 'MAX_ACCESS_LIST_ENTRIES_PER_API_KEY_EXCEEDED', [most]];
    const codeOf = ({ status, json }: Awaited<ReturnType<Call>>) => [status, json.errorCode, json.parameters];
    expect(codeOf(await add(addresses(most + 1)))).toEqual(full);
    expect((await add(addresses(most))).status).toBe(200);
    expect(codeOf(await add(addresses(1, most)))).toEqual(full);
    const list = await call('GET', `${org()}/apiKeys/${key.id}/accessList?itemsPerPage=1`);
    expect(list.json.totalCount).toBe(most);
  });

  it('is refused of the personal access list, in one request and in several', async () => {
    const most = ownLimits.accessListEntriesPerUser;
    const browser = createBrowser(server);
    const signedIn = await browser.signIn(server.first.owner.username, server.first.owner.password);
    const path = `/api/public/v1.0/users/${signedIn.json.user.id}/accessList`;
    const add = (body: object) => browser.send('POST', path, body);
    const full = [400, 'MAX_ACCESS_LIST_ENTRIES_PER_USER_EXCEEDED'];
    const codeOf = (answer: Awaited<ReturnType<typeof add>>) => [answer.status, answer.json.errorCode];
    expect(codeOf(await add(addresses(most + 1)))).toEqual(full);
    expect((await add([{ ipAddress: '127.0.0.1' }, ...addresses(most - 1)])).status).toBe(201);
    expect(codeOf(await add(addresses(1, most)))).toEqual(full);
  });

  it('is refused of the tags of a project', async () => {
    const tags = Array.from({ length: ownLimits.tagsPerProject + 1 }, (_, i) => ({
      key: `k${i}`,
      value: 'v',
    }));
    const made = await call('POST', '/groups', { body: { name: 'x', orgId: server.first.orgId, tags } });
    expect([made.status, made.json.errorCode]).toEqual([400, 'TOO_MANY_ELEMENTS']);
    const changed = await call('PATCH', `/groups/${server.first.groupId}`, { body: { tags } });
    expect([changed.status, changed.json.parameters]).toEqual([400, ['tags', ownLimits.tagsPerProject]]);
    const fits = await call('PATCH', `/groups/${server.first.groupId}`, { body: { tags: tags.slice(1) } });
    expect(fits.status).toBe(200);
  });

  it('is refused of the project IP access list before anything is looked up', async () => {
    const path = `/groups/${server.first.groupId}/accessList`;
    const most = 2 * limits.networkEntriesPerProject;
    const answer = await call('POST', path, { body: addresses(most + 1) });
    expect([answer.status, answer.json.parameters]).toEqual([400, ['The body', most]]);
    const tooMany = await call('POST', path, { body: addresses(limits.networkEntriesPerProject + 1) });
    expect([tooMany.status, tooMany.json.errorCode]).toEqual([
      403,
      'ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED',
    ]);
  });
});
