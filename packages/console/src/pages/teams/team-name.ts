import { limits } from '../../domain.js';

/** What is wrong with the name of a team, in a sentence that says how to mend it. */
export function problemOfName(name: string): string | undefined {
  const characters = [...name.trim()].length;
  if (characters === 0) return 'Enter a name.';
  return characters > limits.nameCharacters
    ? `Enter at most ${limits.nameCharacters} characters; these are ${characters}.`
    : undefined;
}
