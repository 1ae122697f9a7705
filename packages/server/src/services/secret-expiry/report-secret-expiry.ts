import { SYSTEM } from '../../changes/actor.js';
import type { Store, WriteTransaction } from '../../store/store.js';

const DAY_MS = 86_400_000;
/** Accounts per write, so that other writers never wait long. */
const ACCOUNTS_PER_WRITE = 200;

interface Account {
  readonly id: string;
  readonly clientId: string;
  readonly organizationId: string;
  readonly warnedDays: number | null;
  readonly isReported: boolean;
}

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
  const accounts = await findAccounts(transaction, thresholds.at(-1) ?? 0, after);
  let reported = 0;
  for (const account of accounts) if (await reportAccount(transaction, account, thresholds)) reported++;
  if (reported === 0) transaction.withoutEvent('no secret came nearer to its end since the last look');
  return { reported, last: accounts.length < ACCOUNTS_PER_WRITE ? undefined : accounts.at(-1)?.id };
}

/** Accounts with a secret within the widest threshold, and those about which something stands. */
async function findAccounts(
  { database, now }: WriteTransaction,
  widestDays: number,
  after: string,
): Promise<Account[]> {
  const near = database
    .selectFrom('client_secrets')
    .select('service_account_id')
    .where('expires_at', '<=', now + widestDays * DAY_MS);
  const rows = await database
    .selectFrom('service_accounts')
    .innerJoin('credentials', 'credentials.id', 'service_accounts.id')
    .select([
      'service_accounts.id',
      'service_accounts.client_id',
      'service_accounts.expiry_warned_days',
      'service_accounts.expiry_reported',
      'credentials.organization_id',
    ])
    .where('service_accounts.id', '>', after)
    .where((where) =>
      where.or([
        where('service_accounts.expiry_warned_days', 'is not', null),
        where('service_accounts.expiry_reported', '=', 1),
        where('service_accounts.id', 'in', near),
      ]),
    )
    .orderBy('service_accounts.id')
    .limit(ACCOUNTS_PER_WRITE)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    clientId: row.client_id,
    organizationId: row.organization_id,
    warnedDays: row.expiry_warned_days,
    isReported: row.expiry_reported === 1,
  }));
}

async function reportAccount(
  transaction: WriteTransaction,
  account: Account,
  thresholds: readonly number[],
): Promise<boolean> {
  const { database, now } = transaction;
  const secrets = await database
    .selectFrom('client_secrets')
    .select('expires_at')
    .where('service_account_id', '=', account.id)
    .execute();
  const live = secrets.map((secret) => secret.expires_at).filter((expiresAt) => expiresAt > now);
  const isExpired = live.length < secrets.length;
  const nearest = Math.min(...live);
  const dueDays = thresholds.find((days) => nearest <= now + days * DAY_MS) ?? null;

  const news: string[] = [];
  if (dueDays !== null && (account.warnedDays === null || dueDays < account.warnedDays))
    news.push('SERVICE_ACCOUNT_SECRETS_EXPIRING');
  if (dueDays === null && account.warnedDays !== null)
    news.push('SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING');
  if (isExpired && !account.isReported) news.push('SERVICE_ACCOUNT_SECRETS_EXPIRED');
  if (!isExpired && account.isReported) news.push('SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED');
  if (dueDays !== account.warnedDays || isExpired !== account.isReported)
    await database
      .updateTable('service_accounts')
      .set({ expiry_warned_days: dueDays, expiry_reported: isExpired ? 1 : 0 })
      .where('id', '=', account.id)
      .execute();
  for (const type of news) await raise(transaction, account, type);
  return news.length > 0;
}

/** Once for the organization and once for every project that the account is assigned to. */
async function raise(transaction: WriteTransaction, account: Account, type: string): Promise<void> {
  const details = { clientId: account.clientId };
  const { organizationId } = account;
  await transaction.recordEvent({ type: `ORG_${type}`, organizationId, actor: SYSTEM, details });
  const projects = await transaction.database
    .selectFrom('credential_project_roles')
    .select('project_id')
    .distinct()
    .where('credential_id', '=', account.id)
    .orderBy('project_id')
    .execute();
  for (const { project_id: projectId } of projects)
    await transaction.recordEvent({
      type: `GROUP_${type}`,
      organizationId,
      projectId,
      actor: SYSTEM,
      details,
    });
}
