import { type ApiKeyTerms, apiKeyTermNames } from '../../store/api-key-facts.js';
import type { WrittenKeyTerms } from '../schemas/api-keys.js';
import { readDate } from '../wire/dates.js';

/**
 * What a request or a seed file says of a key. All are times, in UTC milliseconds and whole seconds, as answers show
 * them; what is not said stays as it is.
 */
export function readKeyTerms(written: Partial<WrittenKeyTerms>): Partial<ApiKeyTerms> {
  const said = apiKeyTermNames.flatMap((name) => {
    const text = written[name];
    return text === undefined ? [] : [[name, text === null ? null : readSecond(text, name)] as const];
  });
  return Object.fromEntries(said);
}

function readSecond(text: string, name: string): number {
  return Math.floor(readDate(text, name) / 1000) * 1000;
}
