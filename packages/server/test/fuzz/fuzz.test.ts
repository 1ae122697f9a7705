import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusFile } from './corpus.js';
import { fuzz } from './fuzz.js';
import { targets } from './targets.js';

describe.each(Object.entries(targets))('what parses the %s', (name, { take, seeds }) => {
  const file = corpusFile(name);
  const corpus = JSON.parse(readFileSync(file, 'utf8')) as readonly string[];

  it('takes each text that a run of the fuzzer has found, as it should', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(3);
    for (const text of [...seeds, ...corpus]) take(text);
  });

  it('has a corpus that is small', () => {
    expect(statSync(file).size).toBeLessThan(100_000);
  });
});

/** Fails for one beginning, to which one branch after the other leads. */
function planted(text: string): void {
  if (text.charAt(0) !== 'f') return;
  if (text.charAt(1) !== 'l') return;
  if (text.charAt(2) !== 'a') return;
  if (text.charAt(3) === 'w') throw new Error('found');
}

describe('the fuzzer', () => {
  const target = { take: planted, seeds: ['x'], words: [...'abcdefghiklmnow'] };
  /** It takes 1,320 texts. */
  const most = { seed: 7, goesOn: (runs: number) => runs < 2_000 };

  it('finds a fault behind four branches, led by what ran', () => {
    const { failure } = fuzz(target, { ...most, isWatched: (url) => url.includes('fuzz.test') });
    expect(failure?.text).toMatch(/^flaw/);
  });

  it('does not find it by chance', () => {
    expect(fuzz(target, { ...most, isWatched: () => false }).failure).toBeUndefined();
  });
});
