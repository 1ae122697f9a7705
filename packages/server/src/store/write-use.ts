import { mostUseRows } from '../domain/use.js';
import { chunksOf } from './chunks.js';
import { groupBy } from './group-by.js';
import type { Placeholders } from './placeholders.js';
import { MOST_PREPARED_ROWS, prepared } from './prepared.js';
import { addRefusals, type RecentRefusal } from './recent-refusals.js';
import { inTransaction, type UsageEngine } from './usage.js';
import {
  addUseCounts,
  countUseRows,
  listUseKeys,
  type UseCount,
  type UseKey,
  useBeyond,
} from './use-counts.js';
import type { Writer } from './writer.js';

/** What was counted and refused since the last time. */
export interface Use {
  readonly counts: readonly UseCount[];
  readonly refusals: readonly RecentRefusal[];
}

/** Organizations of one question. */
const ASKED_TOGETHER = 100;

/**
 * Adds counts and refusals, all or nothing; those of organizations that are gone are passed over. Takes no place in the order
 * of writes: use is neither an event nor anything that caches must forget.
 */
export async function writeUse(engine: UsageEngine, { counts, refusals }: Use): Promise<void> {
  if (counts.length + refusals.length === 0) return;
  await inTransaction(engine, async (transaction) => {
    const exists = await existingOrganizations(transaction, [...counts, ...refusals]);
    const kept = counts.filter(({ organizationId }) => exists.has(organizationId));
    for (const ofPeriod of groupBy(kept, ({ hours, startsAt }) => `${hours} ${startsAt}`).values())
      await addOfPeriod(transaction, ofPeriod);
    const told = refusals.filter(({ organizationId }) => exists.has(organizationId));
    for (const rows of chunksOf(mergedRefusals(told), MOST_PREPARED_ROWS))
      await addRefusals(transaction, rows);
  });
}

const existing = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader.selectFrom('organizations').select('id').where('id', 'in', ids),
);

/** Nobody's rows belong to an empty id. */
async function existingOrganizations(
  database: Writer,
  rows: readonly { readonly organizationId: string }[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(rows.map(({ organizationId }) => organizationId))];
  const exist = new Set(['']);
  for (const some of chunksOf(ids, ASKED_TOGETHER))
    for (const { id } of await existing.all(database, { ids: some })) exist.add(id);
  return exist;
}

async function addOfPeriod(database: Writer, counts: readonly UseCount[]): Promise<void> {
  const byOrganization = groupBy(counts, ({ organizationId }) => organizationId);
  const [first] = counts;
  if (first === undefined) return;
  for (const ids of chunksOf([...byOrganization.keys()].sort(), ASKED_TOGETHER)) {
    const stored = await countUseRows(database, first, ids);
    for (const id of ids) {
      const added = mergedCounts(byOrganization.get(id) ?? []);
      const isRoom = (stored.get(id) ?? 0) + added.length <= mostUseRows(id);
      const rows = isRoom ? added : withinBound(added, await listUseKeys(database, first, id));
      for (const some of chunksOf(rows, MOST_PREPARED_ROWS)) await addUseCounts(database, some);
    }
  }
}

/** What has a row, or for which there is still room, as it is; the rest as one. */
function withinBound(added: readonly UseCount[], stored: readonly UseKey[]): UseCount[] {
  const [first] = added;
  if (first === undefined) return [];
  const known = new Set(stored.map(textOf));
  const beyond = textOf(useBeyond(first));
  let room = mostUseRows(first.organizationId) - stored.length - (known.has(beyond) ? 0 : 1);
  return mergedCounts(
    added.map((count) => (known.has(textOf(count)) || room-- > 0 ? count : useBeyond(count))),
  );
}

/** One of each row, because a statement cannot add to one twice, and in an order in which two nodes rarely lock each other's. */
function mergedCounts(counts: readonly UseCount[]): UseCount[] {
  return merged(counts, textOf, (one, other) => ({
    ...one,
    allowed: one.allowed + other.allowed,
    refused: one.refused + other.refused,
  }));
}

function mergedRefusals(refusals: readonly RecentRefusal[]): RecentRefusal[] {
  const keyOf = (refusal: RecentRefusal) => `${textOf(refusal)}\n${refusal.minute}\n${refusal.address}`;
  return merged(refusals, keyOf, (one, other) => ({
    ...one,
    count: one.count + other.count,
    lastAt: Math.max(one.lastAt, other.lastAt),
  }));
}

function merged<T>(rows: readonly T[], keyOf: (row: T) => string, add: (one: T, other: T) => T): T[] {
  const byKey = new Map<string, T>();
  for (const row of rows) {
    const key = keyOf(row);
    const one = byKey.get(key);
    byKey.set(key, one === undefined ? row : add(one, row));
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function textOf({ organizationId, projectId, credentialId, api, operation, code }: UseKey): string {
  return [organizationId, projectId, credentialId, api, operation, code].join('\n');
}
