// Two releases side by side on one PostgreSQL, under load: nodes of the release before are replaced by present ones, and back.
//     node faults/rolling-upgrade.mjs [--from REVISION, else the newest tag v*, else HEAD~1]
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildRevision, buildWorkingTree, findRevision } from '../bench/compare/revision.mjs';
import { startNode } from './parts/node.mjs';
import { startPostgres } from './parts/postgres.mjs';
import { beginResult } from './parts/result.mjs';
import { makeScratch } from './parts/scratch.mjs';
import { describeUpgrade } from './rolling-upgrade/description.mjs';
import { createLoad } from './rolling-upgrade/load.mjs';

const NODES = 3;
const PHASE_MS = 10_000;

const { values } = parseArgs({ options: { from: { type: 'string' } } });
const result = beginResult('rolling-upgrade', 'npm run faults -- rolling-upgrade');
const before = buildRevision(findRevision(values.from ?? newestRelease() ?? 'HEAD~1'));
const now = buildWorkingTree();
const scratch = makeScratch('upgrade');
const postgres = await startPostgres({ scratch, settings: { fsync: 'off' } });
const settings = {
  SALLYPORT_DATABASE_URL: postgres.createDatabase('sallyport'),
  SALLYPORT_MASTER_KEY: 'ab'.repeat(32),
};

let started = 0;
const startOf = (build) =>
  startNode({ directory: build.directory, scratch, name: `node-${++started}`, settings });
const migrations = () => postgres.psql('sallyport', 'select max(name) from schema_migrations').trim();

const nodes = [];
for (let number = 0; number < NODES; number++) nodes.push(await startOf(before));
const schemaBefore = migrations();
const load = createLoad({ nodes, first: nodes[0].first() });

/** A node is told to stop, ends what is under way, and another takes its place. */
async function replace(index, build) {
  await load.leave(nodes[index]);
  await nodes[index].stop();
  nodes[index] = await startOf(build);
  load.join(nodes[index]);
}

await load.phase(`${NODES} nodes of the release before`, PHASE_MS);
await replace(0, now);
const schemaNow = migrations();
await load.phase('one present node, which has migrated, and two of the release before', PHASE_MS);
await replace(1, now);
await load.phase('two present nodes and one of the release before', PHASE_MS);
await replace(2, now);
await load.phase('present nodes alone', PHASE_MS);
const isSameSchema = schemaBefore === schemaNow;
if (isSameSchema) {
  // Where nothing was migrated the release before can start again too: a step back.
  await replace(0, before);
  await load.phase(
    'a step back: one of the release before again, which starts on the present schema',
    PHASE_MS,
  );
}
const wayBack = isSameSchema ? undefined : await startOf(before).catch((error) => error.message);
const phases = await load.end();
for (const node of nodes) await node.stop();
await postgres.stop();
result.write(
  describeUpgrade({ before: before.name, now: now.name, schemaBefore, schemaNow, wayBack, phases }),
);
process.exit();

function newestRelease() {
  const tags = execFileSync('git', ['tag', '--list', 'v*', '--sort=-v:refname'], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    encoding: 'utf8',
  });
  return tags.split('\n')[0] || undefined;
}
