import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { until } from '../support/built-server.js';
import { createDigestCaller, createSend, type KeyPair } from '../support/digest-caller.js';
import { type NewKey, startPair } from '../support/node-pair.js';
import { withinASecond } from '../support/promptly.js';
import { createSettableClock } from '../support/settable-clock.js';

// The wall clock of a node is set while it runs. The monotonic clock goes on as it was.

/** Longer than nonces live and changes are kept. */
const FAR_MS = 2 * 60 * 60 * 1000;

/** With a challenge of that moment, as a client has it that begins then. 503 where the node decides nothing. */
async function statusOf(url: string, key: KeyPair, method: string, path: string, body?: unknown) {
  const { status } = await createSend(url)('GET', path);
  if (status === 503) return status;
  const call = await createDigestCaller(url);
  return (await call(key, method, path, body)).status;
}

it.each([
  ['ahead', FAR_MS],
  ['behind', -FAR_MS],
])(
  'a node whose clock is set two hours %s goes on, and so it does when the clock is right again',
  async (_, offsetMs) => {
    const clock = createSettableClock();
    const { a, b, first, orgPath, createKey, deleteKey } = await startPair(clock.env);
    const unserved = `${orgPath}/nothing-is-here`;
    const ask = (node: typeof a, key: KeyPair) => statusOf(node.url, key, 'GET', unserved);
    const untilDecided = (node: typeof a, key: KeyPair) =>
      until('the node to decide', async () => {
        const status = await ask(node, key);
        return status === 503 ? undefined : status;
      });
    const refused = (node: typeof a, key: NewKey) =>
      withinASecond('the key to be refused', async () => (await ask(node, key)) === 401 || undefined);

    for (const offset of [offsetMs, 0]) {
      const key = await createKey();
      expect([await ask(a, key), await untilDecided(b, key)]).toEqual([404, 404]);
      await clock.set(b, offset);
      expect(await untilDecided(b, key)).toBe(404);

      // What others take away, it hears of.
      await deleteKey(key);
      await refused(b, key);

      // Of what it takes away, others hear.
      const other = await createKey();
      expect([await ask(a, other), await ask(b, other)]).toEqual([404, 404]);
      expect(await statusOf(b.url, first.apiKey, 'DELETE', `${orgPath}/apiKeys/${other.id}`)).toBe(204);
      await refused(a, other);
    }
  },
);

it('a node that is cut off stops deciding as soon as its clock is set forward', async () => {
  const clock = createSettableClock();
  const { b, proxy, orgPath, createKey } = await startPair(clock.env);
  const key = await createKey();
  const path = `${orgPath}/nothing-is-here`;
  expect(await statusOf(b.url, key, 'GET', path)).toBe(404);
  proxy.swallow();
  await clock.set(b, FAR_MS);
  expect(await statusOf(b.url, key, 'GET', path)).toBe(503);
  await proxy.heal();
  expect(
    await until('the node to decide again', async () => {
      const status = await statusOf(b.url, key, 'GET', path);
      return status === 503 ? undefined : status;
    }),
  ).toBe(404);
});

it('a node that is cut off accepts nothing for longer because its clock was set back', async () => {
  const clock = createSettableClock();
  const { b, proxy, orgPath, createKey, deleteKey } = await startPair(clock.env);
  const key = await createKey();
  const path = `${orgPath}/nothing-is-here`;
  const callB = await createDigestCaller(b.url);
  expect((await callB(key, 'GET', path)).status).toBe(404);
  proxy.swallow();
  await clock.set(b, -FAR_MS);
  await deleteKey(key);
  const deletedAt = performance.now();
  let acceptedMs = 0;
  await until('the node to stop deciding', async () => {
    const askedMs = performance.now() - deletedAt;
    const { status } = await createSend(b.url)('GET', path);
    if (status === 503) return true;
    // The nonce is of the future now, so what shows that it decides is the challenge.
    expect(status).toBe(401);
    acceptedMs = askedMs;
    await sleep(20);
    return undefined;
  });
  expect(acceptedMs).toBeLessThan(6_000);
});
