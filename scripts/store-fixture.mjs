// Keeps a filled store of a revision, on both engines, for the test that upgrades it. At a release: npm run store:fixture
//     node scripts/store-fixture.mjs [git revision, else the working tree as it is]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildRevision, buildWorkingTree, findRevision } from '../bench/compare/revision.mjs';
import { createCaller } from '../faults/parts/caller.mjs';
import { startNode } from '../faults/parts/node.mjs';
import { startPostgres } from '../faults/parts/postgres.mjs';
import { makeScratch } from '../faults/parts/scratch.mjs';
import { loadSqliteDriver } from '../packages/server/build/store/sqlite-drivers.js';
import { ROOT, say } from './run.mjs';
import { fill } from './store-fixture/fill.mjs';
import { readLists } from './store-fixture/lists.mjs';
import { withoutEnd } from './store-fixture/no-end.mjs';

const FIXTURES = join(ROOT, 'packages/server/test/store/fixtures');
/** Of fixtures alone, so it may be known. */
const MASTER_KEY = 'f1'.repeat(32);

const [revision] = process.argv.slice(2);
const built = revision === undefined ? buildWorkingTree() : buildRevision(findRevision(revision));
const scratch = makeScratch('fixture');

async function makeFilled(name, settings) {
  const node = await startNode({
    directory: built.directory,
    scratch,
    name,
    settings: { SALLYPORT_MASTER_KEY: MASTER_KEY, ...settings },
  });
  const caller = createCaller(node.url);
  const contents = await fill(caller, node.first());
  const lists = await readLists(caller, contents);
  caller.close();
  await node.stop();
  return { revision: built.name, masterKey: MASTER_KEY, contents, lists };
}

const sqlite = await makeFilled('sqlite', {});
const { open } = await loadSqliteDriver();
const sqliteFile = join(scratch, 'sqlite-data', 'sallyport.db');
const database = open(sqliteFile);
for (const statement of withoutEnd) database.exec(statement);
const [{ name: schema }] = database.prepare('select max(name) as name from schema_migrations').all([]);
// One file, without what stands in the log beside it.
database.prepare('pragma journal_mode = delete').all([]);
database.exec('vacuum');
database.close();

const server = await startPostgres({ scratch });
const postgres = await makeFilled('postgres', { SALLYPORT_DATABASE_URL: server.createDatabase('fixture') });
for (const statement of withoutEnd) server.psql('fixture', statement);
const dump = server.dump('fixture');
await server.stop();

const directory = join(FIXTURES, schema);
mkdirSync(directory, { recursive: true });
const compress = (content) => gzipSync(content, { level: 9 });
writeFileSync(join(directory, 'sqlite.db.gz'), compress(readFileSync(sqliteFile)));
writeFileSync(join(directory, 'postgres.sql.gz'), compress(dump));
for (const [engine, filled] of Object.entries({ sqlite, postgres }))
  writeFileSync(join(directory, `${engine}.json`), `${JSON.stringify(filled, null, 1)}\n`);
say(`packages/server/test/store/fixtures/${schema} is made of ${built.name}`);
process.exit();
