import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser } from '../support/browser.js';
import { type BuiltServer, runSallyport, startBuiltServer, until } from '../support/built-server.js';
import { createDigestCaller, createSend } from '../support/digest-caller.js';
import { fixtures, readFilledStore, restoreSqlite } from '../support/fixtures.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { dumpSqlite, withSqliteFile } from '../support/sqlite-file.js';
import { totpCode } from '../support/totp-code.js';

// The store of `npm run store:fixture`, which was filled over the API; what it lacks is added here.

const newest = fixtures.at(-1) ?? '';
const { masterKey, contents, lists } = readFilledStore(newest, 'sqlite');
const [owner = { publicKey: '', privateKey: '' }] = contents.apiKeys;
const [ownerPerson, member] = contents.people;
/** Links are equal then; and no use of a credential is written while answers are compared. */
const SETTINGS = [
  ...['--public-url', 'http://sallyport.example.com', '--usage-flush', '3600', '--rate-limit-scale', 'off'],
];

const directories: string[] = [];
const ends: (() => void)[] = [];
const atEnd = (end: () => void) => void ends.push(end);
let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  for (const end of ends) end();
  await postgres.stop();
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

/** A data directory as that version left it, with its master key. */
function restore(fixture: string): string {
  const dataDir = restoreSqlite(fixture);
  directories.push(dataDir);
  writeFileSync(join(dataDir, 'master.key'), `${masterKey}\n`, { mode: 0o600 });
  return dataDir;
}

/** The same brought up to this version. */
async function restoreNewest(): Promise<string> {
  const dataDir = restore(newest);
  await (await startBuiltServer(dataDir, [], {}, { atEnd })).stop();
  return dataDir;
}

async function copy(dataDir: string, databaseUrl: string, env: Readonly<Record<string, string>> = {}) {
  const running = runSallyport(['copy-to-postgres', '--data-dir', dataDir], {
    env: { SALLYPORT_DATABASE_URL: databaseUrl, ...env },
    atEnd,
  });
  return { status: await running.ended, stdout: running.stdout(), stderr: running.stderr() };
}

async function ask<Row extends pg.QueryResultRow>(databaseUrl: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function tablesIn(databaseUrl: string): Promise<string[]> {
  const statement =
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace";
  return (await ask<{ name: string }>(databaseUrl, statement)).map(({ name }) => name);
}

async function mint(url: string, { clientId, clientSecret }: (typeof contents.accounts)[number]) {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const answer = await createSend(url)('POST', '/api/oauth/token', {
    headers: { Authorization: `Basic ${basic}`, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  return { status: answer.status, token: JSON.parse(answer.text).access_token as string };
}

async function statusOf(url: string, token: string): Promise<number> {
  const headers = { Authorization: `Bearer ${token}` };
  return (await createSend(url)('GET', '/api/atlas/v2/groups', { headers })).status;
}

interface Kept {
  readonly token: string;
  readonly cookie: string | undefined;
  readonly userId: string;
}

/** Makes over the API what the fixture does not have: a session, a second factor, a personal access list, an invitation to a team, a refusal, a guarded API, notes. */
async function addTheRest(server: BuiltServer): Promise<Kept> {
  const page = createBrowser(server);
  expect((await page.signIn(member?.username ?? '', member?.password ?? '')).status).toBe(200);
  const begun = await page.send('POST', '/secondFactor', { password: member?.password });
  const code = totpCode(begun.json.secret);
  expect((await page.send('POST', '/secondFactor/confirm', { code })).status).toBe(200);
  const userId = (await page.send('GET', '/session')).json.user.id;
  const users = `/api/public/v1.0/users/${userId}/accessList`;
  const listed = await page.send('POST', users, [{ ipAddress: '127.0.0.1' }, { ipAddress: '192.0.2.7' }]);
  expect(listed.status, listed.text).toBe(201);
  const digest = await createDigestCaller(server.url);
  const invited = await digest(owner, 'POST', `/api/atlas/v2/orgs/${contents.orgId}/invites`, {
    username: 'of-a-team@example.com',
    roles: ['ORG_MEMBER'],
    teamIds: [/teams\/([0-9a-f]{24})/.exec(Object.keys(lists).join())?.[1]],
  });
  expect(invited.status, invited.text).toBe(200);
  expect((await digest(contents.keptOut, 'GET', `/api/atlas/v2/orgs/${contents.orgId}`)).status).toBe(403);
  const guarded = await digest(owner, 'POST', `/api/private/orgs/${contents.orgId}/guardedApis`, {
    definition: JSON.stringify({
      api: 'shop',
      organization: contents.orgId,
      routes: { 'GET /orders': 'read' },
      roles: { ORG_SHOP_READER: { permissions: ['read'] } },
      gates: { shop: 'nginx' },
    }),
  });
  expect(guarded.status, guarded.text).toBe(200);
  const [account] = contents.accounts;
  if (account === undefined) throw new Error('the fixture has no service account');
  const credential = `/api/private/orgs/${contents.orgId}/credentials/${account.clientId}`;
  const noted = await digest(owner, 'PUT', `${credential}/notes`, { kind: 'ci', tags: ['nightly'] });
  expect(noted.status, noted.text).toBe(200);
  const { token } = await mint(server.url, account);
  return { token, cookie: page.cookie, userId };
}

/** What asks for a mail server, or for a first start without a bootstrap. */
function addLinks(dataDir: string, userId: string): Promise<void> {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  return withSqliteFile(dataDir, (handle) => {
    handle.exec(`insert into setup_links values ('${hash('setup')}', 1, 2, null)`);
    handle.exec(`insert into password_resets values ('${hash('reset')}', '${userId}', 1, 2, null)`);
  });
}

describe('a store with one of everything', () => {
  let dataDir: string;
  let databaseUrl: string;
  let kept: Kept;
  let before: Awaited<ReturnType<typeof dumpSqlite>>;
  let copied: Awaited<ReturnType<typeof copy>>;
  beforeAll(async () => {
    dataDir = restore(newest);
    const server = await startBuiltServer(dataDir, SETTINGS, {}, { atEnd });
    kept = await addTheRest(server);
    await server.stop();
    await addLinks(dataDir, kept.userId);
    before = await dumpSqlite(dataDir);
    databaseUrl = await postgres.createDatabase();
    copied = await copy(dataDir, databaseUrl);
  });

  it('has a row in every table of the schema, so that none can be forgotten here', () => {
    const empty = Object.entries(before).filter(([, rows]) => rows.length === 0);
    expect(empty.map(([name]) => name)).toEqual([]);
  });

  it('is copied whole, and the next step is told', () => {
    expect(copied).toMatchObject({ status: 0, stderr: '' });
    const tables = Object.entries(before).filter(([name]) => !name.startsWith('schema_migration'));
    for (const [name, { length }] of tables)
      expect(copied.stdout).toMatch(
        new RegExp(`^${name}: ${length} rows, the same in both \\(checksum [0-9a-f]{16}\\)$`, 'm'),
      );
    expect(copied.stdout).toContain(`All ${tables.length} tables were copied.`);
    expect(copied.stdout).toContain(
      `SALLYPORT_DATABASE_URL set to this database, and with SALLYPORT_MASTER_KEY set to what is in ${join(dataDir, 'master.key')}`,
    );
  });

  it('stays as it was in its file', async () => {
    expect(await dumpSqlite(dataDir)).toEqual(before);
  });

  it('is the same in PostgreSQL, value by value', async () => {
    for (const [name, rows] of Object.entries(before).filter(([table]) => table !== 'schema_migrations')) {
      const client = await ask<Record<string, unknown>>(databaseUrl, `select * from ${name}`);
      const texts = (all: readonly unknown[]) =>
        all
          .map((row) =>
            Object.entries(row as Record<string, unknown>).map(([column, value]) => `${column}=${value}`),
          )
          .map((row) => row.sort().join(';'))
          .sort();
      expect(texts(client), name).toEqual(texts(rows));
    }
  });

  it('answers the same, lets the same in, and goes on in PostgreSQL', async () => {
    const old = await startBuiltServer(dataDir, SETTINGS);
    const moved = await startBuiltServer(directories[0] ?? '', SETTINGS, {
      SALLYPORT_DATABASE_URL: databaseUrl,
      SALLYPORT_MASTER_KEY: masterKey,
    });
    expect(moved.stdout()).not.toContain('first start');
    const digests = [await createDigestCaller(old.url), await createDigestCaller(moved.url)] as const;
    const paths = [...Object.keys(lists), `/api/atlas/v2/orgs/${contents.orgId}/events`];
    for (const path of paths) {
      const key = path.includes(contents.otherOrgId) ? contents.otherKey : owner;
      const [here, there] = await Promise.all(digests.map((digest) => digest(key, 'GET', path)));
      expect(here?.status, here?.text).toBe(200);
      expect(there?.text, path).toBe(here?.text);
    }

    const digest = digests[1];
    for (const key of contents.apiKeys)
      expect((await digest(key, 'GET', '/api/atlas/v2/groups')).status).toBe(200);
    const orgPath = `/api/atlas/v2/orgs/${contents.orgId}`;
    expect((await digest(contents.keptOut, 'GET', orgPath)).status).toBe(403);
    expect((await digest(contents.deleted, 'GET', orgPath)).status).toBe(401);
    expect(await statusOf(moved.url, kept.token)).toBe(200);
    for (const account of contents.accounts)
      expect(await statusOf(moved.url, (await mint(moved.url, account)).token)).toBe(200);
    const page = createBrowser(moved);
    expect((await page.signIn(ownerPerson?.username ?? '', ownerPerson?.password ?? '')).status).toBe(200);
    const goesOn = createBrowser(moved);
    goesOn.cookie = kept.cookie;
    expect((await goesOn.send('GET', '/session')).json.user.id).toBe(kept.userId);

    const made = await digest(owner, 'POST', `${orgPath}/apiKeys`, { desc: 'after', roles: ['ORG_MEMBER'] });
    expect(made.status, made.text).toBe(200);
    const trail = await digest(owner, 'GET', `/api/private/orgs/${contents.orgId}/events?itemsPerPage=1`);
    expect(JSON.parse(trail.text).results).toMatchObject([
      { eventTypeName: 'API_KEY_CREATED', targetPublicKey: JSON.parse(made.text).publicKey },
    ]);
    await Promise.all([old.stop(), moved.stop()]);
  });
});

describe('a copy that must not be made', () => {
  let dataDir: string;
  let databaseUrl: string;
  beforeAll(async () => {
    dataDir = await restoreNewest();
    databaseUrl = await postgres.createDatabase();
  });

  it('is refused while a server has the store open', async () => {
    const server = await startBuiltServer(dataDir);
    const { status, stderr } = await copy(dataDir, databaseUrl);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Error: a server or another process has \S+ open: stop it first[^\n]*\n$/);
    await server.stop();
    expect(await tablesIn(databaseUrl)).toEqual([]);
  });

  it('is refused with another master key', async () => {
    const { status, stderr } = await copy(dataDir, databaseUrl, { SALLYPORT_MASTER_KEY: 'ab'.repeat(32) });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Error: the master key is not the one this store was made with[^\n]*\n$/);
    expect(await tablesIn(databaseUrl)).toEqual([]);
  });

  it('is refused when a sealed value cannot be opened, and names it', async () => {
    const damaged = await restoreNewest();
    const [{ id }] = await withSqliteFile(damaged, (handle) => {
      handle.exec("update api_keys set ha1_sha256_sealed = replace(ha1_sha256_sealed, 'v1.', 'v1.A')");
      return handle.prepare('select id from api_keys order by rowid').all([]) as [{ id: string }];
    });
    const { status, stderr } = await copy(damaged, databaseUrl);
    expect(status).toBe(1);
    expect(stderr).toContain(`cannot open the sealed value of api_keys.ha1_sha256:${id}`);
    expect(await tablesIn(databaseUrl)).toEqual([]);
  });

  it('is refused when there are tables, which stay as they are', async () => {
    const used = await postgres.createDatabase();
    await ask(used, 'create table invoices (id int); insert into invoices values (7)');
    const { status, stderr } = await copy(dataDir, used);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^Error: the PostgreSQL database is not empty: it has 1 tables \(invoices\)[^\n]*\n$/,
    );
    expect(await ask(used, 'select id from invoices')).toEqual([{ id: 7 }]);
    expect(await tablesIn(used)).toEqual(['invoices']);
  });

  it('is refused for a store of an older version, which is not changed', async () => {
    const older = restore(fixtures[0] ?? '');
    const { status, stderr } = await copy(older, databaseUrl);
    expect(status).toBe(1);
    expect(stderr).toMatch(/made by an older version of Sallyport: start this version on it once/);
    const { schema_migrations } = await dumpSqlite(older);
    expect(schema_migrations?.at(-1)).toMatchObject({ name: fixtures[0] });
    expect(await tablesIn(databaseUrl)).toEqual([]);
  });

  it('is refused when the store has a table that the schema does not know', async () => {
    const odd = await restoreNewest();
    await withSqliteFile(odd, (handle) => handle.exec('create table invoices (id text primary key)'));
    const { status, stderr } = await copy(odd, databaseUrl);
    expect(status).toBe(1);
    expect(stderr).toMatch(/has other columns than the schema of this version: invoices\.id/);
    expect(await tablesIn(databaseUrl)).toEqual([]);
  });

  it('is undone when PostgreSQL has stored something else than it was sent', async () => {
    const changing = await postgres.createDatabase();
    // No table yet: the trigger comes with the table.
    await ask(
      changing,
      `create function spoil() returns trigger language plpgsql as
         $$ begin new.first_name := new.first_name || '.'; return new; end $$;
       create function add_spoil() returns event_trigger language plpgsql as $$
         begin
           if exists (select from pg_event_trigger_ddl_commands()
             where command_tag = 'CREATE TABLE' and object_identity = 'public.users') then
             create trigger spoil before insert on users for each row execute function spoil();
           end if;
         end $$;
       create event trigger add_spoil on ddl_command_end execute function add_spoil()`,
    );
    const { status, stderr } = await copy(dataDir, changing);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Error: table users is not the same in PostgreSQL: [^\n]*\n$/);
    expect(await tablesIn(changing)).toEqual([]);
  });

  it('is refused without a store, and makes none', async () => {
    const { status, stderr } = await copy('/nonexistent/sallyport', databaseUrl);
    expect(status).toBe(1);
    expect(stderr).toBe(
      'Error: there is no store in /nonexistent/sallyport: name its directory with --data-dir\n',
    );
  });
});

it('leaves nothing in PostgreSQL when it is killed, and all of it when it is run again', async () => {
  const EVENTS = 60_000;
  const dataDir = await restoreNewest();
  await withSqliteFile(dataDir, (handle) =>
    handle.exec(`insert into events (id, created_at, type, organization_id, actor_kind, details)
      with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${EVENTS})
      select printf('%024x', n), n, 'API_KEY_CREATED', '${contents.orgId}', 'system', '{}' from numbers`),
  );
  const before = await dumpSqlite(dataDir);
  const databaseUrl = await postgres.createDatabase();
  const running = runSallyport(['copy-to-postgres', '--data-dir', dataDir, '--database-url', databaseUrl]);
  let isOver = false;
  running.ended.then(() => {
    isOver = true;
  });
  const sessions = () =>
    ask<{ query: string }>(
      databaseUrl,
      'select query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  await until('events to be sent', async () => {
    if (isOver) throw new Error(`it ended before it was killed: ${running.stderr()}`);
    return (await sessions()).some(({ query }) => query.startsWith('insert into "events"')) || undefined;
  });
  running.child.kill('SIGKILL');
  expect(await running.ended).toBe('SIGKILL');
  await until('the session to end', async () => (await sessions()).length === 0 || undefined);
  expect(await tablesIn(databaseUrl)).toEqual([]);
  expect(await dumpSqlite(dataDir)).toEqual(before);

  const { status, stdout, stderr } = await copy(dataDir, databaseUrl);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(`events: ${before.events?.length} rows, the same in both`);
});
