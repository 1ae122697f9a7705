import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Private } from '@sallyport/client';
import { expect, it } from 'vitest';
import { startBuiltServer, temporaryDirectory, until } from '../support/built-server.js';
import { createDigestCaller, type KeyPair } from '../support/digest-caller.js';
import { startPair } from '../support/node-pair.js';

type Caller = Awaited<ReturnType<typeof createDigestCaller>>;

/** How many calls of the key are counted, refused or not. */
async function countedOf(call: Caller, owner: KeyPair, orgId: string, key: KeyPair): Promise<number> {
  const path = `/api/private/orgs/${orgId}/use?credentialId=${key.publicKey}`;
  const { status, text } = await call(owner, 'GET', path);
  expect(status, text).toBe(200);
  const { days } = JSON.parse(text) as Private.UseView;
  return days.reduce((sum, { allowed, refused }) => sum + allowed + refused, 0);
}

const untilCounted = (count: number, ask: () => Promise<number>) =>
  until(`${count} calls are counted`, async () => {
    const counted = await ask();
    expect(counted).toBeLessThanOrEqual(count);
    return counted === count ? counted : undefined;
  });

it('loses no more than what was not written when it is killed, and counts nothing twice', async () => {
  const dataDir = temporaryDirectory();
  const bootstrapFile = join(temporaryDirectory(), 'bootstrap.json');
  const env = {
    SALLYPORT_BOOTSTRAP_FILE: bootstrapFile,
    SALLYPORT_RATE_LIMIT_SCALE: 'off',
    SALLYPORT_USAGE_FLUSH_SECONDS: '1',
    SALLYPORT_LOG_LEVEL: 'warn',
  };
  let server = await startBuiltServer(dataDir, [], env);
  const { orgId, apiKey } = JSON.parse(readFileSync(bootstrapFile, 'utf8'));
  let call = await createDigestCaller(server.url);
  const body = { desc: 'key', roles: ['ORG_READ_ONLY'] };
  const made = await call(apiKey, 'POST', `/api/atlas/v2/orgs/${orgId}/apiKeys`, body);
  const key: KeyPair = JSON.parse(made.text);
  const counted = () => countedOf(call, apiKey, orgId, key);
  const ask = async (times: number) => {
    for (let at = 0; at < times; at++)
      expect((await call(key, 'GET', '/api/atlas/v2/orgs')).status).toBe(200);
  };
  let before = 0;
  for (let round = 0; round < 3; round++) {
    await ask(40);
    await untilCounted(before + 40, counted);
    await ask(30);
    server.child.kill('SIGKILL');
    expect(await server.ended).toBe('SIGKILL');
    server = await startBuiltServer(dataDir, [], env);
    call = await createDigestCaller(server.url);
    const after = await counted();
    expect(after).toBeGreaterThanOrEqual(before + 40);
    expect(after).toBeLessThanOrEqual(before + 70);
    before = after;
  }
  await ask(5);
  // At its end it writes what it has.
  expect(await server.stop()).toBe(0);
  server = await startBuiltServer(dataDir, [], env);
  call = await createDigestCaller(server.url);
  expect(await counted()).toBe(before + 5);
});

it('adds up what two nodes count, and keeps it while the database is away', async () => {
  const { proxy, first, orgPath, callA, callB, createKey } = await startPair();
  const key = await createKey();
  const counted = () => countedOf(callA, first.apiKey, first.orgId, key);
  // Nothing serves that path: 404 says that it was decided, without a word from the database.
  const ask = async (call: Caller, times: number) => {
    let decided = 0;
    for (let at = 0; at < times; at++)
      if ((await call(key, 'GET', `${orgPath}/nothing-is-here`)).status === 404) decided += 1;
    return decided;
  };
  const both = (await Promise.all([ask(callA, 60), ask(callB, 40)])).reduce((sum, each) => sum + each);
  expect(both).toBe(100);
  await untilCounted(100, counted);
  await proxy.refuse();
  const decided = (await ask(callB, 20)) + (await ask(callA, 10));
  await proxy.heal();
  await untilCounted(100 + decided, counted);
});
