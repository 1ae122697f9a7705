import { limits, serviceAccountTextPattern } from '../../domain.js';

const ALLOWED = new RegExp(serviceAccountTextPattern, 'u');

export interface AccountTexts {
  readonly name: string;
  readonly description: string;
}

/** What is wrong with the texts of an account, by field. */
export function textProblems({ name, description }: AccountTexts): Partial<AccountTexts> {
  const inName = problemOf('name', name, limits.nameCharacters);
  const inDescription = problemOf('description', description, limits.serviceAccountDescriptionCharacters);
  return { ...(inName && { name: inName }), ...(inDescription && { description: inDescription }) };
}

function problemOf(what: string, text: string, mostCharacters: number): string | undefined {
  if (text.trim() === '') return `Give the account a ${what}.`;
  if (text.length > mostCharacters) return `Shorten it: ${mostCharacters} characters are the most.`;
  if (!ALLOWED.test(text)) return "Use letters, digits, spaces and - _ . , ' only.";
  return undefined;
}
