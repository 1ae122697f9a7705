import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Change, forgetChanges, readChangesSince, storeChanges } from './changes.js';
import { type Clocks, createFreshness } from './freshness.js';
import type { Database } from './schema.js';
import { SLOTS } from './subjects.js';
import { storeUnavailable } from './unavailable.js';
import { type Place, readSlots, rowMissing } from './write-order.js';
import type { Writer } from './writer.js';

/** Hears what to forget; 'all' when the feed cannot say what changed. */
export type ChangeListener = (changes: readonly Change[] | 'all') => void;

/**
 * What all writes changed, in the order of each slot. A write holds its rows of `write_order` until it ends, so the numbers
 * of a slot become visible in their order, and a reader that has seen one has seen all before it in that slot, whatever
 * the order in which writes of different slots commit.
 */
export interface ChangeFeed {
  /** Stores the changes of a write in its lowest slot, within its transaction. */
  store(
    write: { database: Writer; places: readonly Place[]; now: number },
    changes: readonly Change[],
  ): Promise<void>;
  /** Tells this process's listeners of its own write, once that is committed. */
  tell(places: readonly Place[], changes: readonly Change[]): void;
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
  /** How far each slot was read. */
  const positions = new Map<number, number>();
  /** Own writes that a poll has yet to pass, by slot; their changes have been told. */
  const told = new Map(SLOTS.map((slot) => [slot, new Set<number>()]));
  const prunedAt = new Map<number, number>();
  const closing = new AbortController();
  for (const { slot, value } of await readSlots(reader)) positions.set(slot, value);
  if (positions.size < SLOTS.length) throw rowMissing();

  const positionOf = (slot: number) => positions.get(slot) ?? 0;
  const isTold = ({ slot, value }: Place) => told.get(slot)?.has(value) ?? false;

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
    const before = new Map(positions);
    const { slots, changes } = await readChangesSince(reader, before, isStandby);
    if (slots.length < SLOTS.length) throw rowMissing();
    if (slots.some((slot) => slot.isStandby))
      throw storeUnavailable('the changes were read from a standby, which may lag behind');
    const positionBefore = ({ slot }: Place) => before.get(slot) ?? 0;
    // A slot stands lower than before only when a backup was restored underneath.
    const isUnknown = slots.some(
      (slot) => slot.value < positionBefore(slot) || slot.prunedThrough > positionBefore(slot),
    );
    const news = changes.filter((change) => !isTold(change));
    if (isUnknown) tellListeners('all');
    else if (news.length > 0) tellListeners(news.map(({ kind, subject }) => ({ kind, subject })));
    for (const { slot, value } of slots) {
      positions.set(slot, value);
      for (const own of told.get(slot) ?? []) if (own <= value) told.get(slot)?.delete(own);
    }
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
    async store({ database, places, now }, changes) {
      const [lowest] = places;
      if (lowest === undefined) return;
      await storeChanges(database, lowest, changes, now);
      const last = prunedAt.get(lowest.slot) ?? now;
      if (now - last >= PRUNE_INTERVAL_MS) await forgetChanges(database, lowest.slot, now - RETENTION_MS);
      if (now - last >= PRUNE_INTERVAL_MS || !prunedAt.has(lowest.slot)) prunedAt.set(lowest.slot, now);
    },
    tell(places, changes) {
      for (const place of places)
        if (place.value > positionOf(place.slot)) told.get(place.slot)?.add(place.value);
      const [lowest] = places;
      // A poll may have found the write between its commit and this call, and told it.
      if (lowest === undefined || changes.length === 0 || lowest.value <= positionOf(lowest.slot)) return;
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
