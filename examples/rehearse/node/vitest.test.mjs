import { startSallyport } from '@sallyport/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listProjects, newToken } from './list-projects.cjs';

let sallyport;
beforeAll(async () => {
  sallyport = await startSallyport();
});
afterAll(() => sallyport.stop());

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
  expect(await listProjects({ baseUrl: sallyport.url, ...account })).toEqual(['Project']);
  const calls = await sallyport.calls({ operation: 'listGroups', credential: account.clientId });
  expect(calls.map(({ status }) => status)).toEqual([429, 429, 200]);
  expect(Date.parse(calls[1].time) - Date.parse(calls[0].time)).toBeGreaterThanOrEqual(1000);
});

test('it gets another token when its own has ended', async () => {
  const organization = await sallyport.organization();
  const account = organization.credentials.serviceAccount();
  const token = await newToken({ baseUrl: sallyport.url, ...account });
  await sallyport.advance('61 minutes');
  expect(await listProjects({ baseUrl: sallyport.url, ...account, token })).toEqual(['Project']);
  expect(await sallyport.calls({ operation: 'listGroups', status: 401 })).toHaveLength(1);
});
