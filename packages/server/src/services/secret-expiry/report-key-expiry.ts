import { event, SYSTEM } from '../../domain/new-event.js';
import { DAY_MS } from '../../domain/time-spans.js';
import {
  END_REPORTED,
  type ExpiringApiKey,
  listExpiringApiKeys,
  setExpiryWarned,
} from '../../store/queries/api-key-expiry.js';
import { projectIdsOfCredential } from '../../store/queries/secret-expiry.js';
import type { Store, WriteTransaction } from '../../store/store.js';

/** Keys per write, so that other writers never wait long. */
const KEYS_PER_WRITE = 200;

/**
 * Raises the events about API keys that are about to expire or have expired. Each is raised once, whichever node looks
 * first: what was told is read and written in one transaction.
 *
 * @param thresholdDays days before expiry at which to warn; a warning is repeated at each smaller one
 */
export async function reportKeyExpiry(store: Store, thresholdDays: readonly number[]): Promise<void> {
  const thresholds = [...thresholdDays].sort((a, b) => a - b);
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after;
    after = await store.write((transaction) => reportPage(transaction, thresholds, from));
  }
}

/** Returns the id after which the next page begins. */
async function reportPage(
  transaction: WriteTransaction,
  thresholds: readonly number[],
  after: string,
): Promise<string | undefined> {
  const { database, now } = transaction;
  const until = now + (thresholds.at(-1) ?? 0) * DAY_MS;
  const keys = await listExpiringApiKeys(database, { until, after, limit: KEYS_PER_WRITE });
  let reported = 0;
  for (const key of keys) {
    const nearest = [END_REPORTED, ...thresholds].find((days) => key.expiresAt <= now + days * DAY_MS);
    if (nearest === undefined || (key.warnedDays !== null && nearest >= key.warnedDays)) continue;
    await setExpiryWarned(database, key.id, nearest);
    await raise(transaction, key, nearest === END_REPORTED ? 'API_KEY_EXPIRED' : 'API_KEY_EXPIRING');
    reported++;
  }
  if (reported === 0) transaction.withoutEvent('no API key came nearer to its end since the last look');
  return keys.length < KEYS_PER_WRITE ? undefined : keys.at(-1)?.id;
}

/** Once for the organization and once for every project that the key has roles in. */
async function raise(
  transaction: WriteTransaction,
  { id, publicKey, organizationId }: ExpiringApiKey,
  type: 'API_KEY_EXPIRING' | 'API_KEY_EXPIRED',
): Promise<void> {
  const fields = { organizationId, actor: SYSTEM, targetPublicKey: publicKey };
  await transaction.recordEvent(event(type, fields));
  for (const projectId of await projectIdsOfCredential(transaction.database, id))
    await transaction.recordEvent(event(type, { ...fields, projectId }));
}
