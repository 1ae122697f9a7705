import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';

const RESULTS = new URL('results/', import.meta.url);
const fileOf = (name) => new URL(`${name}.json`, RESULTS);

// What the machine did before this program was started.
const loadBefore = loadavg()[0];

/**
 * Keeps what a program measured as results/NAME.json, from which render.mjs makes its part of RESULTS.md.
 *
 * `about` is a paragraph: what was measured, against what, how often. `tables` are `{ head, rows }` of texts; a row says its
 * target and whether it was met (`target`). `limits` are sentences about what the figures do not show.
 */
export function writeSection(name, { about, tables, limits }) {
  mkdirSync(RESULTS, { recursive: true });
  const section = { measured: measuredWith(), about, tables, limits };
  writeFileSync(fileOf(name), `${JSON.stringify(section, null, 2)}\n`);
  console.log(`Kept in ${fileURLToPath(fileOf(name))}`);
}

/** What was kept under the name, or undefined. */
export function readSection(name) {
  try {
    return JSON.parse(readFileSync(fileOf(name), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
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
  };
}

const round = (load) => Math.round(load * 100) / 100;

function version() {
  try {
    // The results themselves change while a report is made.
    const options = { encoding: 'utf8', cwd: fileURLToPath(RESULTS) };
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
