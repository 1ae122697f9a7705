// Runs the fault programs and writes REPORT.md from what they found. Without arguments all of them, with a name that one, and
// what follows is for it.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeReport } from './report.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const OTHERS = ['run', 'report', 'short'];

const programs = readdirSync(HERE)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -'.mjs'.length))
  .filter((name) => !OTHERS.includes(name));

const [wanted, ...args] = process.argv.slice(2);
if (wanted !== undefined && wanted !== 'report' && !programs.includes(wanted)) {
  process.stderr.write(
    `There is no ${wanted}. Programs: ${programs.join(', ')}; report writes REPORT.md alone.\n`,
  );
  process.exit(2);
}

const statuses = programs
  .filter((name) => wanted === undefined || name === wanted)
  .map((name) => {
    process.stdout.write(`\n— ${name}\n`);
    return spawnSync(process.execPath, [`${HERE}${name}.mjs`, ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
    }).status;
  });
writeReport();
process.stdout.write('\nfaults/REPORT.md is written.\n');
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
