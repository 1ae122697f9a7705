import { isValidName, limits } from '../domain.js';

/** What is wrong with the name of an organization or project, in a sentence that says how to mend it. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'Enter a name.';
  if ([...name.trim()].length > limits.nameCharacters)
    return `A name has at most ${limits.nameCharacters} characters. Shorten it.`;
  return isValidName(name.trim()) ? undefined : `Use ${NAME_RULE}.`;
}

/** What names are made of. */
const NAME_RULE = "letters, digits, spaces and - _ . ( ) , : & @ + '";

/** The same, below a field. */
export const NAME_HINT = `1 to ${limits.nameCharacters} characters: ${NAME_RULE}`;
