import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { type Clocks, createFreshness } from './freshness.js';
import type { ChangesTable } from './schema/installation.js';
import type { Database } from './schema.js';
import { StoreError } from './store-error.js';
import { storeUnavailable } from './unavailable.js';

/** Something whose cached copies are out of date. */
export interface Change {
  readonly kind: ChangesTable['kind'];
  readonly subject: string;
}

/** Hears what to forget; 'all' when the feed cannot say what changed. */
export type ChangeListener = (changes: readonly Change[] | 'all') => void;

/**
 * The order of all writes and what they changed. Every write transaction raises the counter first and holds its row
 * until it ends, so sequence numbers become visible in their order and a reader that has seen one has seen all before.
 */
export interface ChangeFeed {
  /** Stores the changes of a write under its sequence number, within its transaction. */
  store(
    write: { database: Transaction<Database>; sequence: number; now: number },
    changes: readonly Change[],
  ): Promise<void>;
  /** Tells this process's listeners of its own write, once that is committed. */
  tell(sequence: number, changes: readonly Change[]): void;
  listen(listener: ChangeListener): () => void;
  /** Reads what other processes wrote since the last time and tells the listeners. */
  poll(): Promise<void>;
  /** How long ago, in milliseconds, all changes of others were known here. Grows while polls fail. */
  lagMs(): number;
  /** Whether the lag is within its bound, so that what is in memory may be believed. Asked for every decision. */
  isFollowing(): boolean;
  close(): Promise<void>;
}

/** A process that was away for longer is told that everything changed. */
const RETENTION_MS = 60 * 60 * 1000;
const PRUNE_INTERVAL_MS = 5 * 60 * 1000;
/** The row of `installation` that holds the last sequence number whose changes are no longer kept. */
const PRUNED_THROUGH = 'changes_pruned_through';

/**
 * A feed that starts at the present end of the changes.
 *
 * @param options.pollIntervalMs undefined: no polling, for a database that only this process can write to
 * @param options.maxLagMs undefined: whatever the lag, it follows
 * @param options.isStandby asks the server that answers whether it follows another one, and may be behind it; undefined: no
 * @param options.onError told of listeners that throw and of the first of several polls in a row that fail
 * @param options.onLost told once when polls have failed for so long that the lag has passed its bound
 */
export async function createChangeFeed(options: {
  reader: Kysely<Database>;
  pollIntervalMs: number | undefined;
  maxLagMs?: number | undefined;
  clocks?: Clocks;
  isStandby?: RawBuilder<unknown>;
  onError: (error: unknown) => void;
  onLost?: () => void;
}): Promise<ChangeFeed> {
  const { reader, onError, maxLagMs, isStandby = sql`false` } = options;
  const freshness = createFreshness(options.clocks);
  const listeners = new Set<ChangeListener>();
  /** Own writes that a poll has yet to pass; their changes have been told. */
  const told = new Set<number>();
  const closing = new AbortController();
  let position = await readPosition(reader);
  let lastPrunedAt = Number.NEGATIVE_INFINITY;

  function tellListeners(changes: readonly Change[] | 'all'): void {
    for (const listener of listeners) {
      try {
        listener(changes);
      } catch (error) {
        onError(error);
      }
    }
  }

  const isFollowing = maxLagMs === undefined ? () => true : () => freshness.ageMs() <= maxLagMs;

  async function poll(): Promise<void> {
    const seen = freshness.look();
    const rows = await readSince(reader, position, isStandby);
    const head = rows[0];
    if (head === undefined) throw counterMissing();
    if (head.isStandby) throw storeUnavailable('the changes were read from a standby, which may lag behind');
    // The counter stands lower than before only when a backup was restored underneath.
    if (head.value < position || Number(head.prunedThrough ?? 0) > position) tellListeners('all');
    else {
      const changes = rows.flatMap(({ sequence, kind, subject }) =>
        sequence === null || kind === null || subject === null || told.has(sequence)
          ? []
          : [{ kind, subject }],
      );
      if (changes.length > 0) tellListeners(changes);
    }
    position = head.value;
    for (const sequence of told) if (sequence <= position) told.delete(sequence);
    seen();
  }

  async function keepPolling(intervalMs: number): Promise<void> {
    let isFailing = false;
    let isLost = false;
    while (!closing.signal.aborted) {
      await sleep(intervalMs, undefined, { ref: false, signal: closing.signal }).catch(() => {});
      if (closing.signal.aborted) return;
      try {
        await poll();
        isFailing = false;
        isLost = false;
      } catch (error) {
        if (!isFailing) onError(error);
        isFailing = true;
        if (isLost || isFollowing()) continue;
        isLost = true;
        options.onLost?.();
      }
    }
  }

  const polling = options.pollIntervalMs === undefined ? undefined : keepPolling(options.pollIntervalMs);

  return {
    async store({ database, sequence, now }, changes) {
      if (changes.length > 0) {
        await database
          .insertInto('changes')
          .values(changes.map(({ kind, subject }) => ({ sequence, kind, subject, created_at: now })))
          .execute();
      }
      if (now - lastPrunedAt < PRUNE_INTERVAL_MS) return;
      await prune(database, now - RETENTION_MS);
      lastPrunedAt = now;
    },
    tell(sequence, changes) {
      // A poll may have found the write between its commit and this call, and told it.
      if (changes.length === 0 || sequence <= position) return;
      told.add(sequence);
      tellListeners(changes);
    },
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    poll,
    lagMs: freshness.ageMs,
    isFollowing,
    async close() {
      closing.abort();
      listeners.clear();
      await polling;
    },
  };
}

/** One statement, so that all of it is of one moment and of one server, whatever stands between. */
function readSince(reader: Kysely<Database>, position: number, isStandby: RawBuilder<unknown>) {
  return reader
    .selectFrom('change_counter')
    .leftJoin('installation', (join) => join.on('installation.name', '=', PRUNED_THROUGH))
    .leftJoin('changes', (join) => join.on('changes.sequence', '>', position))
    .select([
      'change_counter.value',
      'installation.value as prunedThrough',
      'changes.sequence',
      'changes.kind',
      'changes.subject',
      isStandby.as('isStandby'),
    ])
    .where('change_counter.id', '=', 1)
    .orderBy('changes.sequence')
    .execute();
}

async function readPosition(reader: Kysely<Database>): Promise<number> {
  const counter = await reader
    .selectFrom('change_counter')
    .select('value')
    .where('id', '=', 1)
    .executeTakeFirst();
  if (counter === undefined) throw counterMissing();
  return counter.value;
}

function counterMissing(): StoreError {
  return new StoreError('STORE_DAMAGED', 'the row of table change_counter is missing; restore a backup');
}

/** The changes of at most an hour, so the scan for the newest old one stays short. */
async function prune(database: Transaction<Database>, before: number): Promise<void> {
  const { last } = await database
    .selectFrom('changes')
    .select((select) => select.fn.max('sequence').as('last'))
    .where('created_at', '<', before)
    .executeTakeFirstOrThrow();
  if (last === null) return;
  const value = String(last);
  await database.deleteFrom('changes').where('sequence', '<=', last).execute();
  await database
    .insertInto('installation')
    .values({ name: PRUNED_THROUGH, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
