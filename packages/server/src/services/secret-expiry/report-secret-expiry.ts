import { event, SYSTEM } from '../../domain/new-event.js';
import { DAY_MS } from '../../domain/time-spans.js';
import {
  type ExpiringAccount,
  listExpiringAccounts,
  projectIdsOfCredential,
  secretEndsOf,
  setExpiryState,
} from '../../store/queries/secret-expiry.js';
import type { Store, WriteTransaction } from '../../store/store.js';

/** Accounts per write, so that other writers never wait long. */
const ACCOUNTS_PER_WRITE = 200;

/**
 * Raises the events about client secrets that are about to expire or have expired, and takes them back when that is no
 * longer so. Each is raised once, whichever node looks first: what stands is read and written in one transaction.
 *
 * @param thresholdDays days before expiry at which to warn; a warning is repeated at each smaller one
 * @returns how many accounts had something to tell
 */
export async function reportSecretExpiry(store: Store, thresholdDays: readonly number[]): Promise<number> {
  const thresholds = [...thresholdDays].sort((a, b) => a - b);
  let reported = 0;
  let after = '';
  for (;;) {
    const page = await store.write((transaction) => reportPage(transaction, thresholds, after));
    reported += page.reported;
    if (page.last === undefined) return reported;
    after = page.last;
  }
}

async function reportPage(
  transaction: WriteTransaction,
  thresholds: readonly number[],
  after: string,
): Promise<{ reported: number; last: string | undefined }> {
  const { database, now } = transaction;
  const until = now + (thresholds.at(-1) ?? 0) * DAY_MS;
  const accounts = await listExpiringAccounts(database, { until, after, limit: ACCOUNTS_PER_WRITE });
  let reported = 0;
  for (const account of accounts) if (await reportAccount(transaction, account, thresholds)) reported++;
  if (reported === 0) transaction.withoutEvent('no secret came nearer to its end since the last look');
  return { reported, last: accounts.length < ACCOUNTS_PER_WRITE ? undefined : accounts.at(-1)?.id };
}

type News = 'EXPIRING' | 'NO_LONGER_EXPIRING' | 'EXPIRED' | 'NO_LONGER_EXPIRED';

async function reportAccount(
  transaction: WriteTransaction,
  account: ExpiringAccount,
  thresholds: readonly number[],
): Promise<boolean> {
  const { database, now } = transaction;
  const ends = await secretEndsOf(database, account.id);
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
    await setExpiryState(database, account.id, { warnedDays, isReported });
  for (const each of news) await raise(transaction, account, each);
  return news.length > 0;
}

/** Once for the organization and once for every project that the account is assigned to. */
async function raise(transaction: WriteTransaction, account: ExpiringAccount, news: News): Promise<void> {
  const { id, clientId, organizationId } = account;
  const fields = { organizationId, actor: SYSTEM, clientId };
  await transaction.recordEvent(event(`ORG_SERVICE_ACCOUNT_SECRETS_${news}`, fields));
  for (const projectId of await projectIdsOfCredential(transaction.database, id))
    await transaction.recordEvent(event(`GROUP_SERVICE_ACCOUNT_SECRETS_${news}`, { ...fields, projectId }));
}
