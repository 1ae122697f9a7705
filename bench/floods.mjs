// The floods of strangers, as the tests send them, with the times of /healthz meanwhile.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { target, writeSection } from './section.mjs';

const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '20' }, write: { type: 'boolean', default: false } },
});
const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
const file = join(folder, 'floods');
let floods;
try {
  const vitest = ['vitest', 'run', 'packages/server/test/e2e/floods.test.ts'];
  const { status } = spawnSync('npx', vitest, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, SALLYPORT_FLOOD_SECONDS: options.seconds, SALLYPORT_FLOOD_RESULTS: file },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.exitCode = status ?? 1;
  if (!existsSync(file)) throw new Error('No flood was measured.');
  floods = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (options.write) keep();

function keep() {
  const first = floods[0].name.indexOf(' > ');
  writeSection('floods', {
    about: `What strangers, and credentials with the smallest role, send as fast as they can for ${options.seconds} seconds over eight connections, to
a server with a heap of 256 MiB; and what \`/healthz\` takes meanwhile, asked ten times a second on a connection of its own.`,
    tables: [
      {
        head: [
          'Flood of',
          'healthz p99 / longest, ms',
          'Target',
          'ms CPU per request',
          'Grew by, MiB',
          'Target',
        ],
        rows: floods.map((flood) => [
          first < 0 ? flood.name : flood.name.slice(flood.name.indexOf(' > ') + 3),
          `${flood.p99Ms?.toFixed(0) ?? '∞'} / ${flood.longestMs?.toFixed(0) ?? '∞'}`,
          target(
            `p99 < ${flood.limitMs?.toFixed(0) ?? '∞'}`,
            (flood.p99Ms ?? Infinity) < (flood.limitMs ?? Infinity),
          ),
          flood.cpuMsPerRequest?.toFixed(2) ?? '–',
          (flood.mostMiB - flood.startMiB).toFixed(0),
          target(`< ${flood.growthMiB}`, flood.mostMiB - flood.startMiB < flood.growthMiB),
        ]),
      },
    ],
    limits: [
      'Flood, probe and server share the cores, so these times hold what the flood itself takes to be sent.',
      'The target of a time is 250 ms beyond the p99 before the flood.',
    ],
  });
}
