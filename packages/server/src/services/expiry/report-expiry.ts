import { event, type NewEvent, SYSTEM } from '../../domain/new-event.js';
import { DAY_MS } from '../../domain/time-spans.js';
import {
  END_REPORTED,
  type ExpiringAccount,
  type ExpiringApiKey,
  type ExpirySlice,
  listExpiringAccounts,
  listExpiringApiKeys,
  projectIdsOfCredential,
  secretEndsOf,
  setExpiryState,
  setExpiryWarned,
} from '../../store/queries/expiry.js';
import type { Reader, Store, WriteTransaction } from '../../store/store.js';
import { ABOUT_ALL } from '../../store/subjects.js';

/** Credentials per write, so that other writers never wait long. */
const CREDENTIALS_PER_WRITE = 50;

/**
 * Raises the events about client secrets and API keys that are about to expire or have expired, and takes back those
 * about secrets that no longer do. Each is raised once, whichever node looks first: what was told is read and written
 * in one transaction.
 *
 * @param thresholdDays days before expiry at which to warn; a warning is repeated at each smaller one
 */
export async function reportExpiry(store: Store, thresholdDays: readonly number[]): Promise<void> {
  const thresholds = [...thresholdDays].sort((a, b) => a - b);
  await inPages(store, thresholds, listExpiringAccounts, reportAccount);
  await inPages(store, thresholds, listExpiringApiKeys, reportKey);
}

/** What is told of one credential; true when there was something to tell. */
type Report<C> = (
  transaction: WriteTransaction,
  credential: C,
  thresholds: readonly number[],
) => Promise<boolean>;

async function inPages<C extends { readonly id: string }>(
  store: Store,
  thresholds: readonly number[],
  list: (reader: Reader, slice: ExpirySlice) => Promise<C[]>,
  report: Report<C>,
): Promise<void> {
  for (let next: string | undefined = ''; next !== undefined; ) {
    const after: string = next;
    next = await store.write(ABOUT_ALL, async (transaction) => {
      const { database, now } = transaction;
      const until = now + (thresholds.at(-1) ?? 0) * DAY_MS;
      const found = await list(database, { until, after, limit: CREDENTIALS_PER_WRITE });
      let reported = 0;
      for (const credential of found) if (await report(transaction, credential, thresholds)) reported++;
      if (reported === 0) transaction.withoutEvent('nothing came nearer to its end since the last look');
      return found.length < CREDENTIALS_PER_WRITE ? undefined : found.at(-1)?.id;
    });
  }
}

type News = 'EXPIRING' | 'NO_LONGER_EXPIRING' | 'EXPIRED' | 'NO_LONGER_EXPIRED';

async function reportAccount(
  transaction: WriteTransaction,
  account: ExpiringAccount,
  thresholds: readonly number[],
): Promise<boolean> {
  const { database, now } = transaction;
  const { id, clientId, organizationId } = account;
  const ends = await secretEndsOf(database, id);
  const live = ends.filter((expiresAt) => expiresAt > now);
  const isReported = live.length < ends.length;
  const nearest = Math.min(...live);
  const warnedDays = thresholds.find((days) => nearest <= now + days * DAY_MS) ?? null;

  const news: News[] = [];
  if (warnedDays !== null && (account.warnedDays === null || warnedDays < account.warnedDays))
    news.push('EXPIRING');
  if (warnedDays === null && account.warnedDays !== null) news.push('NO_LONGER_EXPIRING');
  if (isReported && !account.isReported) news.push('EXPIRED');
  if (!isReported && account.isReported) news.push('NO_LONGER_EXPIRED');
  if (warnedDays !== account.warnedDays || isReported !== account.isReported)
    await setExpiryState(database, id, { warnedDays, isReported });
  const fields = { organizationId, actor: SYSTEM, clientId };
  for (const each of news)
    await raise(transaction, id, (projectId) =>
      projectId === undefined
        ? event(`ORG_SERVICE_ACCOUNT_SECRETS_${each}`, fields)
        : event(`GROUP_SERVICE_ACCOUNT_SECRETS_${each}`, { ...fields, projectId }),
    );
  return news.length > 0;
}

async function reportKey(
  transaction: WriteTransaction,
  { id, publicKey, organizationId, expiresAt, warnedDays }: ExpiringApiKey,
  thresholds: readonly number[],
): Promise<boolean> {
  const { database, now } = transaction;
  const nearest = [END_REPORTED, ...thresholds].find((days) => expiresAt <= now + days * DAY_MS);
  if (nearest === undefined || (warnedDays !== null && nearest >= warnedDays)) return false;
  await setExpiryWarned(database, id, nearest);
  const type = nearest === END_REPORTED ? 'API_KEY_EXPIRED' : 'API_KEY_EXPIRING';
  await raise(transaction, id, (projectId) =>
    event(type, { organizationId, projectId, actor: SYSTEM, targetPublicKey: publicKey }),
  );
  return true;
}

/** Once for the organization and once for every project that the credential has roles in. */
async function raise(
  transaction: WriteTransaction,
  credentialId: string,
  news: (projectId?: string) => NewEvent,
): Promise<void> {
  await transaction.recordEvent(news());
  for (const projectId of await projectIdsOfCredential(transaction.database, credentialId))
    await transaction.recordEvent(news(projectId));
}
