import { requireOrganization } from '../changes/organizations/require-organization.js';
import { maxSecretValidityHoursOf } from '../changes/organizations/settings.js';
import { RefusalError, refuse } from '../domain/errors.js';
import { limits } from '../domain/limits.js';
import { HOUR_MS } from '../domain/time-spans.js';
import { setClientSecretTimes } from '../store/queries/client-secrets.js';
import type { ServiceAccount } from '../store/queries/service-accounts.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';
import type { SeedRun } from './seed-run.js';
import type { SeedServiceAccount } from './seed-schema.js';
import { readPastTime, readTime } from './seed-times.js';

type WantedAccount = Pick<
  SeedServiceAccount,
  'clientId' | 'clientSecret' | 'secretExpiresAfterHours' | 'secrets'
>;

/** A client secret as a seed has it. */
export interface WantedSecret {
  readonly clientSecret?: string;
  readonly expiresAt?: string;
  readonly lastUsedAt?: string;
  /** Where the seed has it. */
  readonly path: SeedPath;
}

/** The secrets that an account is to have, one at least: the list of them, or the one that is said in short. Throws SeedProblem. */
export function wantedSecrets(wanted: WantedAccount, place: SeedPath): [WantedSecret, ...WantedSecret[]] {
  const { clientId, clientSecret, secretExpiresAfterHours, secrets } = wanted;
  if (secrets === undefined) {
    if (clientSecret !== undefined && clientId === undefined) throw needsClientId([...place, 'clientSecret']);
    return [{ ...(clientSecret !== undefined && { clientSecret }), path: [...place, 'clientSecret'] }];
  }
  const path = [...place, 'secrets'];
  if (clientSecret !== undefined || secretExpiresAfterHours !== undefined)
    throw new SeedProblem(path, 'excludes clientSecret and secretExpiresAfterHours: say it of each secret');
  const [first, ...others] = secrets.map((secret, index) => {
    const where = [...path, index];
    if (secret.clientSecret !== undefined && clientId === undefined)
      throw needsClientId([...where, 'clientSecret']);
    return { ...secret, path: where };
  });
  if (first === undefined) throw new Error('the schema asks for one secret');
  if (others.some((other) => other.clientSecret !== undefined && other.clientSecret === first.clientSecret))
    throw new SeedProblem([...path, 1, 'clientSecret'], 'is the same secret as the first one');
  return [first, ...others];
}

function needsClientId(path: SeedPath): SeedProblem {
  return new SeedProblem(path, 'a client secret needs its client ID beside it');
}

/** How long new secrets live, in hours. */
export async function validityOf(
  { database }: SeedRun['transaction'],
  organizationId: string,
  { secretExpiresAfterHours }: WantedAccount,
): Promise<number> {
  return (
    secretExpiresAfterHours ?? maxSecretValidityHoursOf(await requireOrganization(database, organizationId))
  );
}

/** Gives a secret that was just made the times that the seed says. */
export async function applySecretTimes(
  { transaction }: SeedRun,
  { organizationId, clientId }: Pick<ServiceAccount, 'organizationId' | 'clientId'>,
  made: { readonly id: string; readonly expiresAt: number },
  wanted: WantedSecret,
): Promise<void> {
  const { database, now } = transaction;
  if (wanted.expiresAt === undefined && wanted.lastUsedAt === undefined) return;
  const ends = [...wanted.path, 'expiresAt'];
  const expiresAt =
    wanted.expiresAt === undefined ? made.expiresAt : await readTime(wanted.expiresAt, now, ends);
  const most = maxSecretValidityHoursOf(await requireOrganization(database, organizationId));
  const least = limits.minSecretValidityHours;
  await at(ends, () => {
    const hours = Math.ceil((expiresAt - now) / HOUR_MS);
    if (hours > most) throw new RefusalError(refuse('INVALID_SECRET_VALIDITY', hours, least, most));
  });
  const lastUsedAt =
    wanted.lastUsedAt === undefined
      ? null
      : await readPastTime(wanted.lastUsedAt, now, [...wanted.path, 'lastUsedAt']);
  if (lastUsedAt !== null && lastUsedAt > expiresAt)
    throw new SeedProblem([...wanted.path, 'lastUsedAt'], 'is after the end of the secret');
  // It was made before it was used, and lived as long as the shortest.
  const createdAt = Math.min(now, expiresAt - least * HOUR_MS, lastUsedAt ?? now);
  await setClientSecretTimes(database, made.id, { createdAt, expiresAt, lastUsedAt });
  transaction.changed({ kind: 'credential', subject: clientId, of: organizationId });
}
