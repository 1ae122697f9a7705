import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSallyport } from '@sallyport/testing';
import { listProjects, newToken } from './list-projects.cjs';

let sallyport;
before(async () => {
  sallyport = await startSallyport();
});
after(() => sallyport.stop());

test('it waits for as long as a 429 says, and tries again', async () => {
  const organization = await sallyport.organization();
  const account = organization.credentials.serviceAccount();
  await sallyport.faults({
    operation: 'listGroups',
    credential: account.clientId,
    status: 429,
    times: 2,
    retryAfterSeconds: 1,
  });
  assert.deepEqual(await listProjects({ baseUrl: sallyport.url, ...account }), ['Project']);
  const calls = await sallyport.calls({ operation: 'listGroups', credential: account.clientId });
  assert.deepEqual(
    calls.map(({ status }) => status),
    [429, 429, 200],
  );
  const waited = Date.parse(calls[1].time) - Date.parse(calls[0].time);
  assert.ok(waited >= 1000, `it waited ${waited} ms`);
});

test('it gets another token when its own has ended', async () => {
  const organization = await sallyport.organization();
  const account = organization.credentials.serviceAccount();
  const token = await newToken({ baseUrl: sallyport.url, ...account });
  await sallyport.advance('61 minutes');
  assert.deepEqual(await listProjects({ baseUrl: sallyport.url, ...account, token }), ['Project']);
  const refused = await sallyport.calls({ operation: 'listGroups', status: 401 });
  assert.equal(refused.length, 1);
});
