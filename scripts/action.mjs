import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// What action.yml runs: installs and builds the clone that the action is in, and runs a command with a server of its own.

const { INPUT_RUN: command, INPUT_SEED: seed } = process.env;
if (!command) {
  console.error('The action needs the input "run": what to run.');
  process.exit(2);
}

/** Runs Node in the folder of the job, with the job's output, and returns the exit status. */
function node(...args) {
  const { status, error } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (error !== undefined) throw error;
  return status ?? 1;
}

const path = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));

const prepared = node(path('scripts/prepare.mjs'));
if (prepared !== 0) process.exit(prepared);
const seedFlags = seed ? ['--seed', seed] : [];
process.exit(
  node(
    path('packages/server/dist/main.js'),
    'run',
    ...seedFlags,
    '--',
    'bash',
    '-e',
    '-o',
    'pipefail',
    '-c',
    command,
  ),
);
