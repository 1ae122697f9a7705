import { limits, serviceAccountTextPattern } from '../../domain.js';
import type { Problems } from '../../kit/useForm.js';

const ALLOWED = new RegExp(serviceAccountTextPattern, 'u');

export interface AccountTexts {
  readonly name: string;
  readonly description: string;
}

/** What is wrong with the texts of an account, by field. */
export function textProblems({ name, description }: AccountTexts): Problems<keyof AccountTexts> {
  return {
    name: problemOf('name', name, limits.nameCharacters),
    description: problemOf('description', description, limits.serviceAccountDescriptionCharacters),
  };
}

function problemOf(what: string, text: string, mostCharacters: number): string | undefined {
  if (text.trim() === '') return `Give the account a ${what}.`;
  if (text.length > mostCharacters) return `Shorten it: ${mostCharacters} characters are the most.`;
  if (!ALLOWED.test(text)) return "Use letters, digits, spaces and - _ . , ' only.";
  return undefined;
}
