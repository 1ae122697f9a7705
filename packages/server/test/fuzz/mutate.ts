/** Numbers from 0 to below 1, the same ones for a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What parsers have trouble with, whatever they parse. */
const AWKWARD = [
  '',
  ' ',
  '\t',
  '"',
  '\\',
  ',',
  ';',
  ':',
  '=',
  '/',
  '//',
  '%',
  '%00',
  '\0',
  '\u00ff',
  '\u2028',
  '\ud800',
  '-1',
  '0',
  '99999999999999999999',
  '__proto__',
];

/** Another text, by one to four changes: characters, parts, words, and parts of another text. */
export function mutated(
  text: string,
  {
    random,
    words,
    other,
    mostCharacters,
  }: {
    random: () => number;
    words: readonly string[];
    other: string;
    mostCharacters: number;
  },
): string {
  const below = (end: number) => Math.floor(random() * end);
  const oneOf = (texts: readonly string[]) => texts[below(texts.length)] ?? '';
  let result = text;
  for (let changes = 1 + below(4); changes > 0; changes--) {
    const at = below(result.length + 1);
    const end = Math.min(result.length, at + 1 + below(8));
    const [before, part, after] = [result.slice(0, at), result.slice(at, end), result.slice(end)];
    const otherAt = below(other.length + 1);
    const replacements = [
      () => String.fromCharCode(32 + below(95)) + part.slice(1),
      () => String.fromCharCode(below(256)) + part,
      () => '',
      () => part + part,
      () => oneOf(words) + part,
      () => oneOf(words),
      () => oneOf(AWKWARD) + part,
      () => other.slice(otherAt, otherAt + 1 + below(16)),
      () => part.toUpperCase(),
    ];
    result = before + (replacements[below(replacements.length)]?.() ?? part) + after;
  }
  return result.slice(0, mostCharacters);
}
