import { limits } from './limits.js';
import { hasDressedUpLetters, hasUnseen, mixesAlphabets } from './look-alikes.js';

/** Blanks and breaks that are no plain spaces, and look like them. */
const OTHER_BLANK = /(?! )\p{Z}/u;

/**
 * The name of a team as it is stored and compared: in NFC. `undefined` for what cannot name one: nothing is published, so
 * whatever people can read, and tell from another name, will do.
 */
export function readTeamName(text: string): string | undefined {
  const name = foldTeamName(text);
  if (name.trim() === '' || [...name].length > limits.nameCharacters) return undefined;
  if (hasUnseen(name) || OTHER_BLANK.test(name) || hasDressedUpLetters(name)) return undefined;
  return name.split(/[^\p{L}\p{M}\p{N}]+/u).some(mixesAlphabets) ? undefined : name;
}

/** The spelling under which a team is found. */
export function foldTeamName(text: string): string {
  return text.normalize('NFC');
}
