import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config/read-settings.js';
import { createLog, type RunningServer, startServer } from '../../src/start-server.js';
import { migrations } from '../../src/store/migrations/index.js';
import { createDigestCaller, createSend, type RawAnswer } from '../support/digest-caller.js';
import { fixtures, readFilledStore, restorePostgres, restoreSqlite } from '../support/fixtures.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';

// Stores that earlier versions filled over the API, opened by this one.

const names = Object.keys(migrations);

it('has a fixture of the schema before the newest migration, and of the newest one after a release', () => {
  const places = fixtures.map((fixture) => names.indexOf(fixture));
  expect(places).not.toContain(-1);
  expect(Math.max(...places)).toBeGreaterThanOrEqual(names.length - 2);
});

describe.each(['sqlite', 'postgres'] as const)('on %s', (engine) => {
  let postgres: PostgresServer | undefined;

  beforeAll(async () => {
    if (engine === 'postgres') postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  describe.each(fixtures)('a store of %s', (fixture) => {
    const { masterKey, contents, lists } = readFilledStore(fixture, engine);
    const orgPath = `/api/atlas/v2/orgs/${contents.orgId}`;
    let dataDir: string;
    let server: RunningServer;
    let digest: Awaited<ReturnType<typeof createDigestCaller>>;
    let send: ReturnType<typeof createSend>;

    beforeAll(async () => {
      const databaseUrl = await postgres?.createDatabase();
      if (databaseUrl === undefined) dataDir = restoreSqlite(fixture);
      else {
        dataDir = mkdtempSync(join(tmpdir(), 'sallyport-upgrade-'));
        await restorePostgres(fixture, databaseUrl);
      }
      const settings = readSettings(
        {
          port: '0',
          dataDir,
          masterKey,
          logLevel: 'error',
          rateLimitScale: 'off',
          ...(databaseUrl === undefined ? {} : { databaseUrl }),
        },
        {},
      );
      server = await startServer({ settings, log: createLog(settings.logLevel) });
      digest = await createDigestCaller(server.url);
      send = createSend(server.url);
    });
    afterAll(async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });

    function postForm(
      path: string,
      { clientId, clientSecret }: (typeof contents.accounts)[number],
      form: Readonly<Record<string, string>>,
    ): Promise<RawAnswer> {
      const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
      return send('POST', path, {
        headers: { Authorization: `Basic ${basic}`, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      });
    }

    it('gets the migrations that were written since', () => {
      expect(server.services.store.migrationsApplied).toEqual(names.slice(names.indexOf(fixture) + 1));
    });

    it.each(Object.keys(lists))('answers %s as before', async (path) => {
      const key = path.includes(contents.otherOrgId) ? contents.otherKey : contents.apiKeys[0];
      if (key === undefined) throw new Error('the fixture has no key');
      const { status, text } = await digest(
        key,
        'GET',
        path.includes('settings') ? path : `${path}?itemsPerPage=500`,
      );
      expect(status, text).toBe(200);
      const answer = JSON.parse(text);
      const expected = lists[path];
      expect(answer.results ?? answer).toMatchObject(expected as object);
    });

    it('lets its API keys in, keeps to their access lists, and knows no deleted key', async () => {
      for (const key of contents.apiKeys)
        expect((await digest(key, 'GET', '/api/atlas/v2/groups')).status).toBe(200);
      expect((await digest(contents.keptOut, 'GET', orgPath)).status).toBe(403);
      expect((await digest(contents.deleted, 'GET', orgPath)).status).toBe(401);
    });

    it('gives tokens for its client secrets, and takes them', async () => {
      for (const account of contents.accounts) {
        const minted = await postForm('/api/oauth/token', account, { grant_type: 'client_credentials' });
        expect(minted.status, minted.text).toBe(200);
        const headers = { Authorization: `Bearer ${JSON.parse(minted.text).access_token}` };
        expect((await send('GET', '/api/atlas/v2/groups', { headers })).status).toBe(200);
      }
    });

    it('signs its people in', async () => {
      for (const person of contents.people) {
        const { status, text } = await send('POST', '/api/private/session', {
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(person),
        });
        expect(status, text).toBe(200);
      }
    });

    if (names.indexOf(fixture) < names.indexOf('0011-address-proofs'))
      it('takes its members for whose address is theirs, and links that were out for fetched ones', async () => {
        const { reader } = server.services.store;
        const people = await reader.selectFrom('users').select(['username', 'address_proved_at']).execute();
        const unproved = people.filter((person) => person.address_proved_at === null);
        expect([people.length > 0, unproved]).toEqual([true, []]);
        const links = await reader
          .selectFrom('organization_invitations')
          .select('is_link_handed_on')
          .execute();
        expect([...new Set(links.map((link) => link.is_link_handed_on))]).toEqual([1]);
      });

    it('takes writes, and tells of them after all that was there', async () => {
      const [owner] = contents.apiKeys;
      if (owner === undefined) throw new Error('the fixture has no key');
      const body = { desc: 'after the upgrade', roles: ['ORG_MEMBER'] };
      const made = await digest(owner, 'POST', `${orgPath}/apiKeys`, body);
      expect(made.status, made.text).toBe(200);
      const trail = await digest(owner, 'GET', `/api/private/orgs/${contents.orgId}/events?itemsPerPage=1`);
      expect(JSON.parse(trail.text).results).toMatchObject([
        { eventTypeName: 'API_KEY_CREATED', targetPublicKey: JSON.parse(made.text).publicKey },
      ]);
    });
  });
});
