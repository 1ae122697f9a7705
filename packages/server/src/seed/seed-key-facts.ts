import { type Static, type TObject, Type } from 'typebox';
import { parseRelativeTime } from '../domain/relative-times.js';
import { presentApiKeyFacts } from '../http/presenters/api-key.js';
import { readKeyTerms } from '../http/requests/api-key-terms.js';
import { Description, WrittenKeyTerms } from '../http/schemas/api-keys.js';
import { apiKeyTermNames, type ChangeableApiKeyFacts } from '../store/api-key-facts.js';
import type { ApiKey } from '../store/queries/api-keys.js';
import type { SeedPath } from './seed-problem.js';
import { readTime } from './seed-times.js';

/** What a seed file says of an API key by itself; what it does not say stays as it is. */
export const SeedKeyFacts = {
  description: Description,
  ...Type.Partial(WrittenKeyTerms).properties,
};

type Written = Static<TObject<typeof SeedKeyFacts>>;

/**
 * All terms are times. One that is said as seen from now holds for a new key: of one that is there it would be another at each
 * run. Throws SeedProblem.
 */
export async function readKeyFacts(
  written: Written,
  { now, isNew }: { readonly now: number; readonly isNew: boolean },
  path: SeedPath,
): Promise<Partial<ChangeableApiKeyFacts> & Pick<ChangeableApiKeyFacts, 'description'>> {
  const terms: Partial<WrittenKeyTerms> = {};
  for (const name of apiKeyTermNames) {
    const text = written[name];
    const isSaid =
      text !== undefined && (isNew || text === null || parseRelativeTime(text, now) === undefined);
    if (isSaid)
      terms[name] = text === null ? null : new Date(await readTime(text, now, [...path, name])).toISOString();
  }
  return { description: written.description, ...readKeyTerms(terms) };
}

/** The same of a key that is exported, without what is so of a new key anyway. */
export function exportKeyFacts(key: ApiKey): Written {
  const presented = presentApiKeyFacts(key);
  const said = apiKeyTermNames.flatMap((name) => {
    const text = presented[name];
    return text === null ? [] : [[name, text] as const];
  });
  return { description: key.description, ...Object.fromEntries(said) };
}
