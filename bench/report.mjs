// Measures every section, one after the other, and writes RESULTS.md: `npm run bench`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readSection } from './kept.mjs';
import { writeReport } from './render.mjs';
import { SECTIONS } from './sections.mjs';

const USAGE = `npm run bench -- [options]
  --only NAMES     these sections alone, with commas: ${SECTIONS.map(({ name }) => name).join(',')}
  --long           with a million keys and more rounds; over half an hour
Exit status: 0 everything was measured, 1 something was not. Whether targets are met is in bench/RESULTS.md.`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    long: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const names = options.only?.split(',');
const unknown = names?.filter((name) => !SECTIONS.some((section) => section.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}.\n\n${USAGE}`);
  process.exit(2);
}

/** A part that takes longer hangs; a long run with a million keys takes half of it. */
const MOST_MS = 60 * 60_000;

const startedAt = performance.now();
const failed = [];
for (const { name, title, script, args, long } of SECTIONS) {
  if (names !== undefined && !names.includes(name)) continue;
  console.log(`\n== ${title} (${minutes()})`);
  const file = fileURLToPath(new URL(script, import.meta.url));
  const given = [...(options.long ? long : args), '--write'];
  const before = readSection(name)?.measured.at;
  spawnSync(process.execPath, [file, ...given], { stdio: 'inherit', timeout: MOST_MS });
  // By what was kept, since a program may also end with another status because a target was missed.
  if (readSection(name)?.measured.at === before) failed.push(name);
}
writeReport();
console.log(`${minutes()} in all.`);
// What is in the report under a failed name is from an earlier run, and says when that was.
if (failed.length > 0) {
  console.error(`Not measured: ${failed.join(', ')}`);
  process.exitCode = 1;
}

function minutes() {
  return `${((performance.now() - startedAt) / 60_000).toFixed(1)} min`;
}
