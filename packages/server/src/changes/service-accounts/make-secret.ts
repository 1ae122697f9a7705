import { RefusalError, refuse } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import { clientSecretSuffix, generateClientSecret, sha256Hex } from '../../domain/secrets.js';
import { HOUR_MS } from '../../domain/time-spans.js';
import { type ClientSecret, insertClientSecret } from '../../store/queries/client-secrets.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireOrganization } from '../organizations/require-organization.js';
import { maxSecretValidityHoursOf } from '../organizations/settings.js';

/** A client secret just made: the only time it can be read. */
export interface NewClientSecret extends ClientSecret {
  readonly secret: string;
}

export interface SecretTerms {
  readonly hours: number;
  /** The most hours where the organization sets no bound of its own; by default a year of 365 days. */
  readonly unsetMaxHours?: number | undefined;
}

/**
 * Makes a client secret for an account within a transaction. Refuses hours outside the organization's range. How many
 * secrets an account has is checked by whoever calls this.
 */
export async function makeSecret(
  { database, now }: WriteTransaction,
  account: { readonly id: string; readonly organizationId: string },
  { hours, unsetMaxHours }: SecretTerms,
  /** One that was chosen instead of a random one. */
  given?: string | undefined,
): Promise<NewClientSecret> {
  const organization = await requireOrganization(database, account.organizationId);
  requireAllowedValidity(hours, maxSecretValidityHoursOf(organization, unsetMaxHours));
  const secret = given ?? generateClientSecret();
  const made = {
    id: newId(now),
    suffix: clientSecretSuffix(secret),
    createdAt: now,
    expiresAt: now + hours * HOUR_MS,
  };
  await insertClientSecret(database, account.id, { ...made, hash: sha256Hex(secret) });
  return { ...made, lastUsedAt: null, secret };
}

/** What stands for the last characters of a secret of which the hash alone is known. */
const UNKNOWN_SUFFIX = '****';

/**
 * The same for a secret that was made elsewhere, and of which the hash alone is known. It ends when it is said (UTC milliseconds), or
 * as late as the organization allows. That no other secret has the hash is checked by the caller.
 */
export async function importSecret(
  { database, now }: WriteTransaction,
  account: { readonly id: string; readonly organizationId: string },
  { hash, endsAt }: { readonly hash: string; readonly endsAt: number | undefined },
): Promise<ClientSecret> {
  const most = maxSecretValidityHoursOf(await requireOrganization(database, account.organizationId));
  const expiresAt = endsAt ?? now + most * HOUR_MS;
  requireAllowedValidity(Math.ceil((expiresAt - now) / HOUR_MS), most);
  const made = { id: newId(now), suffix: UNKNOWN_SUFFIX, createdAt: now, expiresAt };
  await insertClientSecret(database, account.id, { ...made, hash });
  return { ...made, lastUsedAt: null };
}

function requireAllowedValidity(hours: number, most: number): void {
  const least = limits.minSecretValidityHours;
  if (Number.isInteger(hours) && hours >= least && hours <= most) return;
  throw new RefusalError({
    ...refuse('INVALID_SECRET_VALIDITY', hours, least, most),
    fields: [
      { field: 'secretExpiresAfterHours', description: `must be a whole number from ${least} to ${most}` },
    ],
  });
}
