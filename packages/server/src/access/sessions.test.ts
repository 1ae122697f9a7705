import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOrganization, addUser } from '#test/rows.js';
import { createSealing } from '../domain/sealing.js';
import { sha256Hex } from '../domain/secrets.js';
import { openStore, type Store } from '../store/store.js';
import { ABOUT_ALL } from '../store/subjects.js';
import { createDirectory } from './directory.js';
import { createSessions, readCookie } from './sessions.js';

const MINUTE_MS = 60_000;
const ORGANIZATION = '0'.repeat(24);
const USER = '1'.repeat(24);
let store: Store;
let time = 1_800_000_000_000;
beforeAll(async () => {
  store = await openStore({ inMemory: true, now: () => time });
  await store.write(ABOUT_ALL, async (transaction) => {
    const { database } = transaction;
    transaction.withoutEvent('rows for a test');
    await addOrganization(database, ORGANIZATION);
    await database
      .updateTable('organizations')
      .set({ absolute_session_timeout_seconds: 3600, idle_session_timeout_seconds: 300 })
      .execute();
    await addUser(database, USER);
    await database
      .insertInto('user_organization_roles')
      .values({ user_id: USER, organization_id: ORGANIZATION, role: 'ORG_MEMBER' })
      .execute();
  });
});
afterAll(() => store.close());

async function openSession(token: string): Promise<void> {
  await store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('a session for a test');
    await transaction.database
      .insertInto('sessions')
      .values({
        id: token,
        user_id: USER,
        token_hash: sha256Hex(token),
        csrf_hash: sha256Hex('csrf'),
        created_at: time,
        last_seen_at: time,
        has_second_factor: 0,
      })
      .execute();
  });
}

/** One node: its own memory of sessions and people. */
function node() {
  const { users } = createDirectory({ store, sealing: createSealing(Buffer.alloc(32)), maxCredentials: 10 });
  const sessions = createSessions({ store, users, now: () => time, publicUrl: () => 'http://127.0.0.1' });
  return {
    ...sessions,
    async isIn(token: string): Promise<boolean> {
      const request = { method: 'GET', headers: { cookie: `sallyport_session=${token}` } };
      return (await sessions.identify(request as unknown as IncomingMessage))?.principal !== undefined;
    },
  };
}

describe('a session', () => {
  it('ends when it is left alone for longer than the organization allows', async () => {
    await openSession('idle');
    const { isIn } = node();
    for (let minute = 0; minute < 12; minute += 4) {
      expect(await isIn('idle')).toBe(true);
      time += 4 * MINUTE_MS;
    }
    time += 2 * MINUTE_MS;
    expect(await isIn('idle')).toBe(false);
  });

  it('ends after the longest time, however busy it is', async () => {
    await openSession('busy');
    const { isIn } = node();
    for (let minute = 0; minute < 60; minute += 4) {
      expect(await isIn('busy')).toBe(true);
      time += 4 * MINUTE_MS;
    }
    expect(await isIn('busy')).toBe(false);
  });

  it('stays open while it is used at another node', async () => {
    await openSession('roaming');
    const [here, there] = [node(), node()];
    expect(await here.isIn('roaming')).toBe(true);
    time += 4 * MINUTE_MS;
    expect(await there.isIn('roaming')).toBe(true);
    await there.flush();
    time += 3 * MINUTE_MS;
    expect(await here.isIn('roaming')).toBe(true);
  });

  it('is nobody when the cookie is unknown', async () => {
    expect(await node().isIn('unknown')).toBe(false);
  });
});

describe('the cookie header', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['sallyport_session=a', 'a'],
    ['x=1; sallyport_session=a; y=2', 'a'],
    ['x=1;sallyport_session=a', 'a'],
    ['xsallyport_session=a', undefined],
    ['sallyport_session', undefined],
    ['sallyport_session=a=b', 'a=b'],
  ])('%j has %j', (header, value) => {
    expect(readCookie(header, 'sallyport_session')).toBe(value);
  });
});
