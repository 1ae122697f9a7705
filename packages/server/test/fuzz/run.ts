import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { corpusFile } from './corpus.js';
import { fuzz } from './fuzz.js';
import { targets } from './targets.js';

// npm run fuzz -- TARGET --seconds N [--seed N]: tries texts, keeps those that ran something new, and the one that failed.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
const names = positionals.length > 0 ? positionals : Object.keys(targets);
const seconds = Number(values.seconds);
const unknown = names.filter((name) => !(name in targets));
if (unknown.length > 0 || !(seconds > 0)) {
  console.error(`npm run fuzz -- [${Object.keys(targets).join('|')}] --seconds N --seed N`);
  process.exit(2);
}

for (const name of names) {
  const target = targets[name];
  if (target === undefined) continue;
  const file = corpusFile(name);
  const before: readonly string[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const end = Date.now() + seconds * 1000;
  const { runs, corpus, failure } = fuzz(target, {
    seed: Number(values.seed),
    isWatched: (url) => url.includes('/packages/server/src/'),
    goesOn: () => Date.now() < end,
    corpus: before,
  });
  const kept = failure ? [...before, failure.text] : corpus;
  writeFileSync(file, `${JSON.stringify([...new Set(kept)], null, 1)}\n`);
  console.log(`${name}: ${runs} texts, ${corpus.length} that ran something new${failure ? ', FAILED' : ''}`);
  if (failure) {
    console.error(JSON.stringify(failure.text), failure.error);
    process.exitCode = 1;
  }
}
