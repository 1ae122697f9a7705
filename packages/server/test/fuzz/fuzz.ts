import { startCoverage } from './coverage.js';
import { mutated, randomNumbers } from './mutate.js';

/** Something that takes any text. */
export interface Target {
  /** Throws when the text is not taken as it should be. */
  readonly take: (text: string) => void;
  readonly seeds: readonly string[];
  /** What its grammar is made of. */
  readonly words: readonly string[];
}

export interface Findings {
  readonly runs: number;
  /** The texts that each ran something new, in the order in which they were found. */
  readonly corpus: readonly string[];
  /** The first text that was not taken as it should be. */
  readonly failure: { readonly text: string; readonly error: unknown } | undefined;
}

const MOST_CHARACTERS = 512;

/** Tries texts for as long as it may; those that run something new are changed further. Stops at the first failure. */
export function fuzz(
  { take, seeds, words }: Target,
  options: {
    seed: number;
    isWatched: (url: string) => boolean;
    goesOn: (runs: number) => boolean;
    /** Changed as the seeds are; those that run nothing new are left out of what is found. */
    corpus?: readonly string[];
  },
): Findings {
  const { seed, isWatched, goesOn } = options;
  const random = randomNumbers(seed);
  const coverage = startCoverage(isWatched);
  const corpus: string[] = [];
  const waiting = [...seeds, ...(options.corpus ?? [])];
  let runs = 0;
  try {
    for (; waiting.length > 0 || goesOn(runs); runs++) {
      const text = waiting.shift() ?? next();
      try {
        if (coverage.isNewIn(() => take(text))) corpus.push(text);
      } catch (error) {
        return { runs: runs + 1, corpus, failure: { text, error } };
      }
    }
  } finally {
    coverage.close();
  }
  return { runs, corpus, failure: undefined };

  function next(): string {
    // The newest half of the time: what was found last leads further.
    const pick = () =>
      corpus[Math.floor((random() < 0.5 ? random() : Math.sqrt(random())) * corpus.length)] ?? '';
    return mutated(pick(), { random, words, other: pick(), mostCharacters: MOST_CHARACTERS });
  }
}
