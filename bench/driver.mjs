// The drivers of SQLite that this Node can load, side by side: decision 12, section 1.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectSqlite } from '../packages/server/build/store/sqlite-connection.js';
import { compileTestDriver } from '../scripts/install.mjs';
import { target, writeSection } from './section.mjs';

const DRIVERS = ['node:sqlite', '@photostructure/sqlite', 'better-sqlite3'];
/** What the others are held to: a read at least 0.6 of it. */
const LEAST_READ = 0.6;
const PEER = 'better-sqlite3';
const ROWS = 50_000;
const ROUNDS = 7;
const READS = 20_000;
const PAGES = 1_000;
const COMMITS = 200;

const { values: options } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
// An installation does without it.
await compileTestDriver();
const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
const drivers = [];
const missing = [];
try {
  for (const driver of DRIVERS) {
    try {
      const file = join(folder, `${drivers.length}.db`);
      const { handle, version } = await connectSqlite({ file, driver });
      fill(handle);
      drivers.push({ driver, version, handle, us: { row: [], page: [], commit: [] } });
    } catch (error) {
      if (error.code !== 'NO_SQLITE_DRIVER') throw error;
      missing.push(driver);
    }
  }
  // In turn, so that what disturbs the machine for a while disturbs all.
  for (let round = 0; round < ROUNDS; round++)
    for (const { handle, us } of drivers)
      for (const [name, time] of Object.entries(measure(handle))) us[name].push(time);
} finally {
  for (const { handle } of drivers) handle.close();
  rmSync(folder, { recursive: true, force: true });
}
const rows = drivers.map(rowOf);
for (const row of rows) console.log(row.join('  '));
if (options.write)
  writeSection('driver', {
    about: `In one process and file system, ${ROWS.toLocaleString('en')} rows of eight columns, in microseconds: median of ${ROUNDS} rounds. A commit is one
row with \`synchronous=FULL\`.`,
    tables: [
      {
        head: ['Driver', 'SQLite', 'One row by key', '100 rows by index', 'Target', 'Commit'],
        rows,
      },
    ],
    limits: [
      'A commit has no target here: what counts is a write over HTTP, of which it is a small part, and several share one.',
      ...missing.map((driver) => `${driver} cannot be loaded by Node.js ${process.version}.`),
    ],
  });

function fill(handle) {
  handle.exec(
    'create table t (id integer primary key, a text, b text, c text, d integer, e integer, f text, g text)',
  );
  handle.exec(`insert into t with recursive n(i) as (select 1 union all select i + 1 from n where i < ${ROWS})
    select i, 'a' || i, hex(i), 'c', i % 500, i, 'f', 'g' from n`);
  handle.exec('create index t_d on t (d, id)');
}

function measure(handle) {
  const one = handle.prepare('select * from t where id = ?');
  const page = handle.prepare('select * from t where d = ? order by id limit 100');
  const insert = handle.prepare("insert into t values (null, 'a', 'b', 'c', -1, 1, 'f', 'g')");
  return {
    row: microseconds(READS, (i) => one.all([(i * 7919) % ROWS])),
    page: microseconds(PAGES, (i) => page.all([(i * 31) % 500])),
    commit: microseconds(COMMITS, () => insert.run([])),
  };
}

function microseconds(times, work) {
  const startedAt = performance.now();
  for (let i = 0; i < times; i++) work(i);
  return ((performance.now() - startedAt) * 1000) / times;
}

function rowOf({ driver, version, us }) {
  const peer = drivers.find((other) => other.driver === PEER);
  return [
    ...[driver, version, median(us.row).toFixed(1), median(us.page).toFixed(0)],
    peer === undefined || driver === PEER ? '–' : readTarget(peer.us, us),
    median(us.commit).toFixed(0),
  ];
}

function readTarget(peer, us) {
  const shares = ['row', 'page'].map((name) => median(peer[name]) / median(us[name]));
  const shown = shares.map((share) => share.toFixed(2)).join(' and ');
  return target(`≥ ${LEAST_READ} of ${PEER} (${shown})`, Math.min(...shares) >= LEAST_READ);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
