import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestClock } from '../../src/domain/test-clock.js';
import { makeTestOrganization } from '../../src/seed/make-test-organization.js';
import { openStore } from '../../src/store/store.js';
import { createControl } from '../support/test-controls.js';
import { createDigestCaller, type DigestCaller } from './replay/digest-caller.js';
import { type Recording, readRequests, recordings } from './replay/recording.js';
import { replay } from './replay/replay.js';
import { keyOf, type SeededServer, startSeeded, startsOf } from './replay/start-seeded.js';

// "Does your Terraform run survive a 429?", with what the provider was recorded to ask in an apply. It ends at a 429.

/** The first apply of the recording, and the plan before it. */
const FIRST_APPLY = 60;

const [recording] = recordings.filter(({ name }) => name === 'terraform-2.9') as [Recording];

let seeded: SeededServer;
let caller: DigestCaller;
beforeAll(async () => {
  const clock = createTestClock();
  const store = await openStore({ inMemory: true, now: clock.now });
  const testing = { clock, makeOrganization: makeTestOrganization };
  seeded = await startSeeded(recording, { store, testing });
  caller = createDigestCaller(seeded.server.url, keyOf(seeded.seeded, recording));
});
afterAll(async () => {
  caller.close();
  await seeded.server.stop();
});

/** What the provider asks of the first apply, up to the first 429; the status of each answer. */
async function apply(): Promise<number[]> {
  const statuses: number[] = [];
  class Ended extends Error {}
  const ending = replay({
    requests: readRequests(recording).slice(0, FIRST_APPLY),
    values: { base: seeded.server.url, ...startsOf(seeded.seeded, recording) },
    async send(request) {
      const answer = await caller.send(request);
      statuses.push(answer.status);
      if (answer.status === 429) throw new Ended();
      return answer;
    },
  });
  await ending.catch((error: unknown) => {
    if (!(error instanceof Ended)) throw error;
  });
  return statuses;
}

describe('an apply that meets a 429', () => {
  it('ends there, with what was made before, and can be made again from a snapshot', async () => {
    const control = createControl(seeded.server);
    const { publicKey } = keyOf(seeded.seeded, recording);
    const keysNow = async () => {
      const [organization] = seeded.seeded.organizations;
      const { body } = await caller.send({
        method: 'GET',
        path: `/api/atlas/v2/orgs/${organization?.orgId}/apiKeys`,
        headers: { Accept: 'application/vnd.atlas.2023-01-01+json' },
      });
      return (body as { results: unknown[] }).results.length;
    };
    const before = await keysNow();
    await control('PUT', '/snapshots/before');
    await control('PUT', '/faults', [
      { operation: 'getOrgApiKey', status: 429, after: 1, retryAfterSeconds: 20 },
    ]);

    const statuses = await apply();
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.length).toBeLessThan(FIRST_APPLY);
    expect(await keysNow()).toBe(before + 1);
    const refused = await control('GET', `/calls?status=429&credential=${publicKey}`);
    expect(refused.json.calls).toMatchObject([{ operation: 'getOrgApiKey', attempt: 1, fault: 1 }]);

    await control('POST', '/snapshots/before:restore');
    expect(await keysNow()).toBe(before);
    expect(await apply()).toHaveLength(FIRST_APPLY);
  });
});
