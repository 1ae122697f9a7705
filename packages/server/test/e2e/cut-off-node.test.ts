import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { until } from '../support/built-server.js';
import { createSend, type KeyPair } from '../support/digest-caller.js';
import { startPair } from '../support/node-pair.js';

// What the first node takes away, the second may not accept for longer than the setting says, plus the second within which
// it hears of changes.

it('stops deciding when it is cut off from the changes, and goes on when it has read them', async () => {
  const { b, proxy, first, orgPath, callA, callB, createKey, deleteKey } = await startPair();
  const sendB = createSend(b.url);
  const unserved = `${orgPath}/nothing-is-here`;
  const good = await createKey();
  const deleted = await createKey();
  const basic = await createAccount();
  const token = JSON.parse((await postForm('/api/oauth/token', { grant_type: 'client_credentials' })).text)
    .access_token as string;
  const cookie = await signIn();

  async function createAccount(): Promise<string> {
    const body = { name: 'ci', description: 'ci', roles: ['ORG_READ_ONLY'], secretExpiresAfterHours: 8760 };
    const { text } = await callA(first.apiKey, 'POST', `${orgPath}/serviceAccounts`, body);
    const { clientId, secrets } = JSON.parse(text);
    return `Basic ${Buffer.from(`${clientId}:${secrets[0].secret}`).toString('base64')}`;
  }

  function postForm(path: string, form: Readonly<Record<string, string>>) {
    return sendB('POST', path, {
      headers: { Authorization: basic, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  }

  async function signIn(): Promise<string> {
    const { headers } = await sendB('POST', '/api/private/session', {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(first.owner),
    });
    return String(headers['set-cookie']).split(';', 1)[0] ?? '';
  }

  // Nothing serves that path: 404 says that the caller was let in, without a word from the database.
  const ask = async (key: KeyPair) => (await callB(key, 'GET', unserved)).status;
  const everyDecision = {
    digest: () => callB(good, 'GET', unserved),
    bearer: () => sendB('GET', unserved, { headers: { Authorization: `Bearer ${token}` } }),
    session: () => sendB('GET', '/api/private/session', { headers: { Cookie: cookie } }),
    nobody: () => sendB('GET', unserved),
    token: () => postForm('/api/oauth/token', { grant_type: 'client_credentials' }),
    introspection: () => postForm('/api/oauth/introspect', { token }),
  };
  const statuses = async () => {
    const answers = Object.entries(everyDecision).map(
      async ([kind, call]) => [kind, (await call()).status] as const,
    );
    return Object.fromEntries(await Promise.all(answers));
  };
  const served = { digest: 404, bearer: 404, session: 200, nobody: 401, token: 200, introspection: 200 };
  const unavailable = Object.fromEntries(Object.keys(served).map((kind) => [kind, 503]));

  expect([await ask(good), await ask(deleted)]).toEqual([404, 404]);
  expect(await statuses()).toEqual(served);

  proxy.swallow();
  await deleteKey(deleted);
  const deletedAt = performance.now();
  let acceptedMs = 0;
  let wasRefused = false;
  let wasWarned = false;
  while (performance.now() - deletedAt < 8_000) {
    // A load balancer is told while decisions are still made.
    if (!wasRefused && !wasWarned) wasWarned = (await sendB('GET', '/readyz')).status === 503;
    const askedMs = performance.now() - deletedAt;
    const status = await ask(deleted);
    if (status === 404) acceptedMs = askedMs;
    else {
      expect([status, wasWarned]).toEqual([503, true]);
      wasRefused = true;
    }
    await sleep(20);
  }
  expect(wasRefused).toBe(true);
  expect(acceptedMs).toBeLessThan(6_000);

  expect(await statuses()).toEqual(unavailable);
  const { headers, text } = await everyDecision.digest();
  expect([headers['retry-after'], JSON.parse(text).errorCode]).toEqual(['1', 'SERVICE_UNAVAILABLE']);
  const introspection = await everyDecision.introspection();
  expect([introspection.headers['retry-after'], JSON.parse(introspection.text).error]).toEqual([
    '1',
    'temporarily_unavailable',
  ]);
  expect((await sendB('GET', '/healthz')).status).toBe(200);
  const readiness = await sendB('GET', '/readyz');
  expect([readiness.status, JSON.parse(readiness.text).reason]).toEqual([
    503,
    'the changes of other nodes cannot be read from the store',
  ]);
  const lag = /^sallyport_change_feed_lag_seconds (\S+)$/m.exec((await sendB('GET', '/metrics')).text)?.[1];
  expect(Number(lag)).toBeGreaterThan(5);

  await proxy.refuse();
  await sleep(1_000);
  expect(await statuses()).toEqual(unavailable);

  await proxy.heal();
  await until('the node to decide again', async () => {
    const asked = [await ask(deleted), await ask(good)];
    expect(asked[0]).not.toBe(404);
    return asked[1] === 404 ? true : undefined;
  });
  expect([await ask(deleted), await ask(good)]).toEqual([401, 404]);
  expect((await callB(good, 'GET', orgPath)).status).toBe(200);
  expect((await sendB('GET', '/readyz')).status).toBe(200);
});

it('ends when it is told to, though its database does not answer', async () => {
  const { b, proxy, first, orgPath, callB } = await startPair({ SALLYPORT_USAGE_FLUSH_SECONDS: '3600' });
  expect((await callB(first.apiKey, 'GET', orgPath)).status).toBe(200);
  proxy.swallow();
  expect(await b.stop()).toBe(1);
  expect(b.stderr()).toBe(
    'Error: stopped, but the last use of 1 credential or client secret, and 1 count of use could not be written\n',
  );
});

it.each(['swallow', 'refuse'] as const)(
  'ends with 0 when nothing is lost with its database away (%s)',
  async (cut) => {
    const { b, proxy } = await startPair();
    await proxy[cut]();
    expect([await b.stop(), b.stderr()]).toEqual([0, '']);
  },
);

it('notices that it was stopped for a while before it decides again', async () => {
  const { b, orgPath, callB, createKey, deleteKey } = await startPair({ SALLYPORT_MAX_STALENESS: '1' });
  const key = await createKey();
  const path = `${orgPath}/nothing-is-here`;
  const statusOnceDecided = () =>
    until('the node to decide', async () => {
      const { status } = await callB(key, 'GET', path);
      return status === 503 ? undefined : status;
    });
  // On a busy machine it may be behind by a second.
  expect(await statusOnceDecided()).toBe(404);
  b.child.kill('SIGSTOP');
  await deleteKey(key);
  await sleep(1_500);
  // They are there when it wakes, before any timer of its has run.
  const asked = Array.from({ length: 5 }, () => callB(key, 'GET', path));
  await sleep(100);
  b.child.kill('SIGCONT');
  for (const { status } of await Promise.all(asked)) expect([401, 503]).toContain(status);
  expect(await statusOnceDecided()).toBe(401);
});
