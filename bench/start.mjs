// How long it takes until a server is ready, what it holds at rest, and how much there is to install: `npm run bench -- --only start`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { unpack } from '../scripts/release/archive.mjs';
import { readDockerfile, runSteps } from '../scripts/release/dockerfile.mjs';
import { ROOT } from '../scripts/run.mjs';
import { readSection } from './kept.mjs';
import { writeSection } from './section.mjs';
import {
  environmentOf,
  folderMb,
  IDLE_AFTER_S,
  idleMemoryMb,
  makeClone,
  packagesIn,
  secondsToListen,
} from './start/clone.mjs';
import { writeReadme } from './start/readme.mjs';

const TARGETS = { coldSeconds: 35, againSeconds: 1.5, readySeconds: 0.5, idleMb: 120 };
const FLAGS = ['--max-semi-space-size=64'];

const { values: options } = parseArgs({
  options: {
    /** Programs of other versions, with commas. */
    nodes: { type: 'string', default: process.execPath },
    rounds: { type: 'string', default: '5' },
    /** Puts these rows to those that were kept, and leaves the sizes. */
    add: { type: 'boolean', default: false },
    /** Only writes README anew of what was kept. */
    readme: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
if (options.readme) {
  writeReadme(readSection('start'));
  process.exit();
}

const scratch = mkdtempSync(join(tmpdir(), 'sallyport-start-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const rounds = Number(options.rounds);
const rows = [];
for (const node of options.nodes.split(',')) rows.push(await measureNode(node));
const kept = options.add ? readSection('start').tables : undefined;
const sizes = kept?.[1].rows ?? measureSizes();
console.table(rows);
console.table(sizes);
if (options.write) {
  writeSection('start', {
    about: `\`npm start\` in a fresh clone with an empty cache of npm, and again; \`sallyport start --ephemeral\` as a process until it says
that it is ready; its resident memory when it was asked once and left alone for ${IDLE_AFTER_S} s. Medians of ${rounds} starts, but for the first one and the memory.`,
    tables: [
      {
        head: ['Node.js', 'First `npm start`', 'Second', 'Start to ready', 'Memory at rest'],
        rows: [...(kept?.[0].rows ?? []), ...rows.map(shown)],
      },
      { head: ['To install', ''], rows: sizes },
    ],
    limits: [
      `Targets: first start ${TARGETS.coldSeconds} s, second ${TARGETS.againSeconds} s, ready in ${TARGETS.readySeconds} s, ${TARGETS.idleMb} MB.`,
      'The first start downloads packages, so it measures the way to the registry too.',
      'The image is what its steps make in plain folders, without the base image.',
    ],
  });
  writeReadme(readSection('start'));
}

async function measureNode(node) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  const clone = makeClone(scratch);
  const env = environmentOf(node, { npm_config_cache: mkdtempSync(join(scratch, 'cache-')) });
  const start = () => secondsToListen('npm', ['start', '--', '--port', '0'], { cwd: clone, env });
  const cold = await start();
  const again = await median(start);
  const main = [...FLAGS, join(clone, 'packages/server/dist/main.js'), 'start', '--ephemeral', '--port', '0'];
  // Authorities that the way to the registry may take, and a server reads for nothing.
  const { NODE_EXTRA_CA_CERTS: _, ...own } = env;
  const ready = await median(() => secondsToListen(node, main, { cwd: scratch, env: own }));
  const idle = await idleMemoryMb(node, main, { env: own });
  rmSync(clone, { recursive: true, force: true });
  return { version, cold, again, ready, idle };
}

function measureSizes() {
  const out = join(scratch, 'release');
  execFileSync(process.execPath, [`${ROOT}scripts/release.mjs`, '--dry-run', '--out', out], {
    stdio: 'ignore',
  });
  const { version } = JSON.parse(readFileSync(`${ROOT}packages/server/package.json`, 'utf8'));
  const tarball = join(out, `sallyport-${version}.tgz`);
  const installed = join(scratch, 'installed');
  mkdirSync(installed);
  writeFileSync(join(installed, 'package.json'), '{}');
  const env = environmentOf(process.execPath);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', tarball], {
    cwd: installed,
    env,
    stdio: 'ignore',
  });
  const container = `sallyport-container-${version}`;
  unpack(out, `${container}.tar.gz`);
  const context = join(out, container);
  const stages = readDockerfile(readFileSync(join(context, 'Dockerfile'), 'utf8'));
  const image = runSteps(stages, { context, scratch: join(scratch, 'image'), env });
  const mb = (number) => `${number.toFixed(1)} MB`;
  return [
    ['npm package `sallyport`, download', mb(statSync(tarball).size / 1e6)],
    [
      'installed, with its native packages',
      `${packagesIn(installed)} packages, ${mb(folderMb(join(installed, 'node_modules')))}`,
    ],
    ['container image, over its base', mb(folderMb(join(image.root, 'app')))],
  ];
}

function shown({ version, cold, again, ready, idle }) {
  const seconds = (number) => `${number.toFixed(number < 10 ? 2 : 0)} s`;
  return [version, seconds(cold), seconds(again), seconds(ready), `${idle.toFixed(0)} MB`];
}

async function median(measure) {
  const values = [];
  for (let i = 0; i < rounds; i++) values.push(await measure());
  return values.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}
