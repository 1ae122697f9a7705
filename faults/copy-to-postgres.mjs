// Copies a large embedded store to PostgreSQL with `sallyport copy-to-postgres`, and measures time and memory; then kills a second
// copy in its middle.
//     node faults/copy-to-postgres.mjs [--keys 100000] [--events 1000000]
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seed } from '../bench/seed.mjs';
import { startPostgres } from './parts/postgres.mjs';
import { beginResult } from './parts/result.mjs';
import { makeScratch } from './parts/scratch.mjs';

const MAIN = fileURLToPath(new URL('../packages/server/dist/main.js', import.meta.url));
const STORE = new URL('../packages/server/build/store/', import.meta.url);
/** Node.js alone has some 60 MiB; a page is 5,000 values. What grows with the store would show. */
const MOST_MEMORY_MIB = 400;
const LOOK_MS = 100;

const { values } = parseArgs({
  options: {
    keys: { type: 'string', default: '100000' },
    events: { type: 'string', default: '1000000' },
    fill: { type: 'string' },
  },
});
const [keys, events] = [Number(values.keys), Number(values.events)];
if (values.fill !== undefined) {
  await fill(values.fill);
  process.exit();
}
const result = beginResult('copy-to-postgres', 'npm run faults -- copy-to-postgres');
const scratch = makeScratch('copy');
const dataDir = join(scratch, 'data');
// A process of its own lets go of the file for certain.
const self = fileURLToPath(import.meta.url);
spawnSync(process.execPath, [self, ...process.argv.slice(2), '--fill', dataDir], { stdio: 'inherit' });
const bytes = statSync(join(dataDir, 'sallyport.db')).size;
const postgres = await startPostgres({ scratch });

const killed = await copyKilled(postgres.createDatabase('killed'));
const whole = await copy(postgres.createDatabase('whole'));
const countOf = (table) =>
  whole.status === 0 ? Number(postgres.psql('whole', `select count(*) from ${table}`)) : 0;
const counts = { api_keys: countOf('api_keys'), events: countOf('events') };
const isWhole = whole.status === 0 && counts.api_keys === keys && counts.events >= events;
await postgres.stop();

const mib = (size) => `${Math.round(size / 2 ** 20)} MiB`;
result.write({
  title: 'Moving to PostgreSQL',
  summary: `\`sallyport copy-to-postgres\` with a store of ${keys} API keys and ${events} events, ${mib(bytes)}, to a PostgreSQL on the same machine, fsync on.`,
  figures: [
    {
      what: 'Copied, read back and compared',
      figure: isWhole
        ? `${counts.api_keys} keys, ${counts.events} events`
        : `status ${whole.status}: ${whole.error}`,
      target: 'all',
      isMet: isWhole,
    },
    { what: 'Time', figure: `${whole.seconds.toFixed(0)} s` },
    {
      what: 'Most memory of the command (RSS)',
      figure: mib(whole.memory),
      target: `≤ ${MOST_MEMORY_MIB} MiB`,
      isMet: whole.memory <= MOST_MEMORY_MIB * 2 ** 20,
    },
    {
      what: 'Tables in PostgreSQL after SIGKILL in the middle of sending events',
      figure: `${killed}`,
      target: '0',
      isMet: killed === 0,
    },
  ],
  limits: ['Everything runs on one machine, which is as busy as its load says.'],
});
process.exit();

async function fill(directory) {
  await seed({ dataDir: directory, keys, usersFile: `${directory}-users` });
  const { loadSqliteDriver } = await import(new URL('sqlite-drivers.js', STORE).href);
  const { open } = await loadSqliteDriver();
  const database = open(join(directory, 'sallyport.db'));
  database.exec(`insert into events (id, created_at, type, organization_id, actor_kind, remote_address, details)
    with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${events})
    select printf('%024x', n), 1700000000000 + n, 'API_KEY_CREATED', printf('%024x', n % 200), 'system', '203.0.113.7',
      json_object('apiKeyPublicKey', 'abcdefgh', 'note', printf('event number %d', n))
    from numbers`);
  database.close();
}

function start(databaseUrl) {
  const child = spawn(process.execPath, [MAIN, 'copy-to-postgres', '--data-dir', dataDir], {
    env: { PATH: process.env.PATH, SALLYPORT_DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const written = { error: '' };
  child.stderr.setEncoding('utf8').on('data', (text) => {
    written.error = (written.error + text).slice(-2000);
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return { child, written, ended: once(child, 'exit') };
}

async function copy(databaseUrl) {
  const startedAt = performance.now();
  const { child, written, ended } = start(databaseUrl);
  let memory = 0;
  const timer = setInterval(() => {
    memory = Math.max(memory, highestMemory(child.pid));
  }, LOOK_MS);
  const [status] = await ended;
  clearInterval(timer);
  return { status, memory, error: written.error, seconds: (performance.now() - startedAt) / 1000 };
}

/** How many tables there are after it; not a number when it had ended already. */
async function copyKilled(databaseUrl) {
  const { child, ended } = start(databaseUrl);
  const sending = 'select count(*) from pg_stat_activity where query like \'insert into "events"%\'';
  while (child.exitCode === null && postgres.psql('postgres', sending).trim() === '0') await sleep(LOOK_MS);
  if (child.exitCode !== null) return Number.NaN;
  child.kill('SIGKILL');
  await ended;
  const sessions = "select count(*) from pg_stat_activity where datname = 'killed'";
  while (postgres.psql('postgres', sessions).trim() !== '0') await sleep(LOOK_MS);
  const tables =
    "select count(*) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace";
  return Number(postgres.psql('killed', tables));
}

/** In bytes, since the process began. */
function highestMemory(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
