import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenServices } from '../../src/open-services.js';
import { applySeed } from '../../src/seed/apply-seed.js';
import { openStore } from '../../src/store/store.js';
import { processorTimeOf } from '../support/processor-time.js';
import { servicesOn } from '../support/seed.js';

const CREDENTIALS = 100;

let open: OpenServices;
beforeAll(async () => {
  open = await servicesOn(await openStore({ inMemory: true, now: Date.now }));
  await applySeed(open.services, {
    organizations: [
      {
        name: 'Acme',
        projects: [{ name: 'Payments' }],
        apiKeys: Array.from({ length: CREDENTIALS / 2 }, (_, index) => ({
          description: `key ${index}`,
          roles: ['ORG_OWNER'],
          projects: [{ name: 'Payments', roles: ['GROUP_OWNER'] }],
          accessList: ['192.0.2.1', '198.51.100.0/24'],
        })),
        serviceAccounts: Array.from({ length: CREDENTIALS / 2 }, (_, index) => ({
          name: `account ${index}`,
          description: 'one of many',
          roles: ['ORG_MEMBER'],
          secrets: [{}, {}],
        })),
      },
    ],
  });
});
afterAll(() => open.close());

it('a hundred credentials are back in under 20 ms of processor time', async () => {
  const { snapshots } = open.services.store;
  await snapshots?.save('hundred');
  const times: number[] = [];
  for (let round = 0; round < 21; round++) {
    times.push(await processorTimeOf(() => snapshots?.restore('hundred')));
  }
  const median = times.sort((a, b) => a - b)[10] ?? Number.NaN;
  const { count } = await open.services.store.reader
    .selectFrom('credentials')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(CREDENTIALS);
  expect(median / 1000).toBeLessThan(20);
});
