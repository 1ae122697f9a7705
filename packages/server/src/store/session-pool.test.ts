import { expect, it, onTestFinished, vi } from 'vitest';
import { createBackOff } from './back-off.js';
import type { PooledSession } from './idle-sessions.js';
import { createSessionPool } from './session-pool.js';

interface Session extends PooledSession {
  readonly isClosed: () => boolean;
  lose(): void;
}

function openSession(): Session {
  let isLost = false;
  let isClosed = false;
  let tell = (_error: unknown): void => {};
  return {
    isLost: () => isLost,
    isClosed: () => isClosed,
    close() {
      isClosed = true;
      isLost = true;
    },
    onLost(listener) {
      tell = listener;
    },
    lose() {
      isLost = true;
      tell(new Error('lost'));
    },
  };
}

function poolOf(max: number, open: () => Promise<Session> = async () => openSession()) {
  const opened = vi.fn(open);
  const onLost = vi.fn();
  const time = { now: 0 };
  const backOff = createBackOff({ now: () => time.now });
  const pool = createSessionPool({ open: opened, max, waitMs: 1_000, idleMs: 10_000, onLost, backOff });
  return { pool, opened, onLost, time };
}

/** An opening that ends when the test says so. */
function gate() {
  const waiting: { resolve(session: Session): void; reject(error: Error): void }[] = [];
  return {
    open: () => new Promise<Session>((resolve, reject) => waiting.push({ resolve, reject })),
    next: () => {
      const first = waiting.shift();
      if (first === undefined) throw new Error('nothing is being opened');
      return first;
    },
  };
}

function fakeTimers() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}

const away = { code: 'STORE_UNAVAILABLE' };

it('gives a session back to who asks next, instead of opening another', async () => {
  const { pool, opened } = poolOf(2);
  const session = await pool.acquire();
  pool.release(session);
  expect(await pool.acquire()).toBe(session);
  expect(opened).toHaveBeenCalledTimes(1);
});

it('opens no more than it may, and serves those who wait in their order', async () => {
  const { pool, opened } = poolOf(1);
  const session = await pool.acquire();
  const served: string[] = [];
  const first = pool.acquire().then((one) => {
    served.push('first');
    pool.release(one);
  });
  const second = pool.acquire().then(() => served.push('second'));
  pool.release(session);
  await Promise.all([first, second]);
  expect(served).toEqual(['first', 'second']);
  expect(opened).toHaveBeenCalledTimes(1);
});

it('closes a session that was lost, and opens another for who waits', async () => {
  const { pool, opened } = poolOf(1);
  const lost = await pool.acquire();
  const next = pool.acquire();
  lost.lose();
  pool.release(lost);
  expect(await next).not.toBe(lost);
  expect(lost.isClosed()).toBe(true);
  expect(opened).toHaveBeenCalledTimes(2);
});

it('closes a session that is lost while nobody has it, and tells of it', async () => {
  const { pool, onLost } = poolOf(1);
  const session = await pool.acquire();
  pool.release(session);
  session.lose();
  expect(onLost).toHaveBeenCalledTimes(1);
  expect(session.isClosed()).toBe(true);
  expect(await pool.acquire()).not.toBe(session);
});

it('closes a session that nobody needed for a while', async () => {
  fakeTimers();
  const { pool } = poolOf(1);
  const session = await pool.acquire();
  pool.release(session);
  vi.advanceTimersByTime(9_999);
  expect(session.isClosed()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(session.isClosed()).toBe(true);
});

it('tells everyone who waits when none can be opened and nobody has one', async () => {
  const { open, next } = gate();
  const { pool } = poolOf(1, open);
  const asked = [pool.acquire(), pool.acquire()];
  const cause = new Error('refused');
  next().reject(cause);
  for (const one of asked) await expect(one).rejects.toMatchObject({ ...away, cause });
});

it('waits for a session that somebody has when no further one can be opened', async () => {
  const { open, next } = gate();
  const { pool } = poolOf(2, open);
  const first = pool.acquire();
  const session = openSession();
  next().resolve(session);
  await first;
  const second = pool.acquire();
  next().reject(new Error('too many connections'));
  await Promise.resolve();
  pool.release(session);
  expect(await second).toBe(session);
});

it('tries to open one again for who still waits while others keep theirs', async () => {
  fakeTimers();
  const { open, next } = gate();
  const { pool, time } = poolOf(2, open);
  const first = pool.acquire();
  next().resolve(openSession());
  await first;
  const second = pool.acquire();
  next().reject(new Error('too many connections'));
  // The failure is heard of in a later turn.
  await Promise.resolve();
  await Promise.resolve();
  time.now += 500;
  vi.advanceTimersByTime(500);
  const session = openSession();
  next().resolve(session);
  expect(await second).toBe(session);
});

it('does not try to open one again at once after it failed', async () => {
  const { open, next } = gate();
  const { pool, opened, time } = poolOf(1, open);
  const first = pool.acquire();
  const cause = new Error('refused');
  next().reject(cause);
  await expect(first).rejects.toMatchObject({ ...away, cause });
  await expect(pool.acquire()).rejects.toMatchObject({ ...away, cause });
  expect(opened).toHaveBeenCalledTimes(1);
  time.now += 1_000;
  const later = pool.acquire();
  next().resolve(openSession());
  await later;
});

it('waits for a second, and no longer', async () => {
  fakeTimers();
  const { pool } = poolOf(1);
  const session = await pool.acquire();
  const asked = pool.acquire();
  const refused = expect(asked).rejects.toMatchObject(away);
  vi.advanceTimersByTime(1_000);
  await refused;
  // Nobody waits any more, so the session is there for the next one.
  pool.release(session);
  expect(await pool.acquire()).toBe(session);
});

it('lets nobody wait behind a thousand others', async () => {
  const { pool } = poolOf(1, () => new Promise(() => {}));
  for (let i = 0; i < 1_000; i++) pool.acquire().catch(() => {});
  await expect(pool.acquire()).rejects.toMatchObject(away);
  await pool.end();
});

it('ends when every session was given back', async () => {
  const { pool } = poolOf(2);
  const [kept, used] = await Promise.all([pool.acquire(), pool.acquire()]);
  pool.release(kept);
  let hasEnded = false;
  const ended = pool.end().then(() => {
    hasEnded = true;
  });
  expect(kept.isClosed()).toBe(true);
  await expect(pool.acquire()).rejects.toMatchObject(away);
  expect(hasEnded).toBe(false);
  pool.release(used);
  await ended;
  expect(used.isClosed()).toBe(true);
});
