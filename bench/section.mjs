import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { fileOf } from './kept.mjs';
import { otherWorkNow, watchOtherWork } from './other-work.mjs';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

// What the machine did before this program did anything, and does beside it.
const loadBefore = loadavg()[0];
const otherBefore = await otherWorkNow();
const otherWork = watchOtherWork();

/**
 * Keeps what a program measured as results/NAME.json, from which render.mjs makes its part of RESULTS.md.
 *
 * `about` is a paragraph: what was measured, against what, how often. `tables` are `{ head, rows }` of texts; a row says its
 * target and whether it was met (`target`). `limits` are sentences about what the figures do not show. To be called when
 * every process has ended that was started: until then its work counts as that of others.
 */
export function writeSection(name, { about, tables, limits }) {
  mkdirSync(new URL('.', fileOf(name)), { recursive: true });
  const section = { measured: measuredWith(), about, tables, limits };
  writeFileSync(fileOf(name), `${JSON.stringify(section, null, 2)}\n`);
  console.log(`Kept in ${fileURLToPath(fileOf(name))}`);
}

/** A target and what became of it, as a cell. */
export const target = (text, isMet) => `${text}: ${isMet ? 'met' : '**missed**'}`;

function measuredWith() {
  return {
    at: `${new Date().toISOString().slice(0, 19).replace('T', ' ')} UTC`,
    version: version(),
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()}, Node.js ${process.version}`,
    load: { before: round(loadBefore), after: round(loadavg()[0]) },
    otherCores: { before: round(otherBefore), meanwhile: round(otherWork()) },
  };
}

/** Undefined stays it. */
const round = (number) => number && Math.round(number * 100) / 100;

function version() {
  try {
    // The results themselves change while a report is made.
    const options = { encoding: 'utf8', cwd: FOLDER };
    const commit = execFileSync('git', ['describe', '--always'], options).trim();
    const changed = execFileSync(
      'git',
      ['status', '--porcelain', ':/', ':!/bench/results', ':!/bench/RESULTS.md'],
      options,
    );
    return changed === '' ? commit : `${commit} with changes`;
  } catch {
    return 'unknown';
  }
}
