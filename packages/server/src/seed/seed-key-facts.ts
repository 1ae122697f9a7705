import { type Static, type TObject, Type } from 'typebox';
import { readExpiry } from '../http/requests/expiry.js';
import { Description } from '../http/schemas/api-keys.js';
import { wireTime } from '../http/wire/render.js';
import type { ChangeableApiKeyFacts } from '../store/api-key-facts.js';

/** What a seed file says of an API key by itself. */
export const SeedKeyFacts = {
  description: Description,
  expiresAt: Type.Optional(
    Type.String({
      description:
        'When it expires, as RFC 3339 writes it; without a zone it is UTC. Without it, that stays as it is.',
    }),
  ),
};

type Written = Static<TObject<typeof SeedKeyFacts>>;

/** What is said of the key; what is not said stays as it is. */
export function readKeyFacts({ description, expiresAt }: Written) {
  return { description, ...(expiresAt !== undefined && { expiresAt: readExpiry(expiresAt) }) };
}

/** The same of a key that is exported. */
export function exportKeyFacts({ description, expiresAt }: ChangeableApiKeyFacts): Written {
  return { description, ...(expiresAt !== null && { expiresAt: wireTime(expiresAt) }) };
}
