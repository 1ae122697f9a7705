import { SYSTEM } from '../../domain/new-event.js';
import { DAY_MS } from '../../domain/time-spans.js';
import {
  type ExpiringCredential,
  type ExpiringKind,
  type ExpiryNews,
  expiringKinds,
  projectIdsOfCredential,
  type ToldOfEnds,
} from '../../store/queries/expiry.js';
import type { Store, WriteTransaction } from '../../store/store.js';
import { ABOUT_ALL } from '../../store/subjects.js';

/** Credentials per write, so that other writers never wait long. */
const CREDENTIALS_PER_WRITE = 50;

/**
 * Raises the events about what is about to expire or has expired, and takes back those that are no longer true. Each is
 * raised once, whichever node looks first: what was told is read and written in one transaction.
 *
 * @returns when the next of them ends (UTC milliseconds); infinity when none does within the longest warning
 * @param thresholdDays days before expiry at which to warn; a warning is repeated at each smaller one
 */
export async function reportExpiry(store: Store, thresholdDays: readonly number[]): Promise<number> {
  const thresholds = [...thresholdDays].sort((a, b) => a - b);
  let nearest = Number.POSITIVE_INFINITY;
  for (const kind of expiringKinds) nearest = Math.min(nearest, await reportKind(store, kind, thresholds));
  return nearest;
}

async function reportKind(store: Store, kind: ExpiringKind, thresholds: readonly number[]): Promise<number> {
  let nearest = Number.POSITIVE_INFINITY;
  for (let next: string | undefined = ''; next !== undefined; ) {
    const after: string = next;
    next = await store.write(ABOUT_ALL, async (transaction) => {
      const { database, now } = transaction;
      const until = now + (thresholds.at(-1) ?? 0) * DAY_MS;
      const found = await kind.list(database, { until, after, limit: CREDENTIALS_PER_WRITE });
      nearest = Math.min(
        nearest,
        ...found.flatMap(({ ends }) => ends.filter((end) => end > now && end <= until)),
      );
      let reported = 0;
      for (const credential of found) reported += await report(transaction, kind, credential, thresholds);
      if (reported === 0) transaction.withoutEvent('nothing came nearer to its end since the last look');
      return found.length < CREDENTIALS_PER_WRITE ? undefined : found.at(-1)?.id;
    });
  }
  return nearest;
}

/** Tells what is new of one credential, in the organization and in every project that it has roles in; returns how many events that took. */
async function report(
  transaction: WriteTransaction,
  { eventOf, setTold }: ExpiringKind,
  { id, organizationId, name, ends, told }: ExpiringCredential,
  thresholds: readonly number[],
): Promise<number> {
  const { database, now } = transaction;
  const live = ends.filter((end) => end > now);
  const nearest = Math.min(...live);
  const due: ToldOfEnds = {
    warnedDays: thresholds.find((days) => nearest <= now + days * DAY_MS) ?? null,
    isReported: live.length < ends.length,
  };
  if (due.warnedDays !== told.warnedDays || due.isReported !== told.isReported)
    await setTold(database, id, due);
  const news = newsOf(told, due);
  if (news.length === 0) return 0;
  const places = [{}, ...(await projectIdsOfCredential(database, id)).map((projectId) => ({ projectId }))];
  const events = news.flatMap((each) =>
    places.flatMap((place) => eventOf(each, { name, organizationId, actor: SYSTEM, ...place }) ?? []),
  );
  for (const each of events) await transaction.recordEvent(each);
  return events.length;
}

function newsOf(told: ToldOfEnds, due: ToldOfEnds): ExpiryNews[] {
  const news: ExpiryNews[] = [];
  if (due.warnedDays !== null && (told.warnedDays === null || due.warnedDays < told.warnedDays))
    news.push('EXPIRING');
  if (due.warnedDays === null && told.warnedDays !== null) news.push('NO_LONGER_EXPIRING');
  if (due.isReported && !told.isReported) news.push('EXPIRED');
  if (!due.isReported && told.isReported) news.push('NO_LONGER_EXPIRED');
  return news;
}
