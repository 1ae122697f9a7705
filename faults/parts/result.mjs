import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';

const RESULTS = new URL('../results/', import.meta.url);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Keeps what a program has found, for the report. Begin it before the work, so that it knows the load and the duration.
 *
 *     const result = beginResult('soak', 'npm run faults -- soak');
 *     result.write({ title, summary, figures: [{ what, figure, target, isMet }], tables: [{ title, columns, rows }], limits })
 *
 * `isMet` is true, false, or absent where there is no target. Texts are Markdown.
 */
export function beginResult(name, command) {
  const startedAt = performance.now();
  const loadBefore = load();
  const measured = revision();
  return {
    revision: measured,
    write(found) {
      const result = {
        name,
        command,
        measuredAt: new Date().toISOString(),
        seconds: Math.round((performance.now() - startedAt) / 1000),
        revision: measured,
        machine: {
          system: `${type()} ${release()}, Node.js ${process.version}`,
          hardware: `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
          loadBefore,
          loadAfter: load(),
        },
        ...found,
      };
      mkdirSync(RESULTS, { recursive: true });
      writeFileSync(new URL(`${name}.json`, RESULTS), `${JSON.stringify(result, null, 2)}\n`);
      for (const { what, figure, isMet } of found.figures)
        process.stdout.write(
          `${isMet === undefined ? '    ' : isMet ? 'ok  ' : 'MISS'} ${what}: ${figure}\n`,
        );
      process.exitCode = found.figures.some(({ isMet }) => isMet === false) ? 1 : 0;
    },
  };
}

/** What a program kept the last time; `undefined` when it was never run. */
export function readResult(name) {
  const file = new URL(`${name}.json`, RESULTS);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Processes that wanted a core, averaged over a minute. */
const load = () => Number(loadavg()[0].toFixed(2));

function revision() {
  const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--', 'packages') !== '';
  return git('rev-parse', '--short', 'HEAD') + (isChanged ? ', with changes' : '');
}
