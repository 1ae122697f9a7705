import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { newId } from '../domain/ids.js';
import { HOUR_MS } from '../domain/time-spans.js';
import {
  type Change,
  forgetChanges,
  type Position,
  type ReadChanges,
  readChanges,
  storeChanges,
} from './changes.js';
import type { ClockDifference } from './clock-difference.js';
import { type Clocks, createFreshness } from './freshness.js';
import { type KnownWrites, withLook, withWrite } from './known-writes.js';
import type { Database } from './schema.js';
import { ONE_SERVER, type ServerQuestions } from './server-questions.js';
import { SLOTS } from './subjects.js';
import { storeUnavailable } from './unavailable.js';
import { rowMissing, type Taken } from './write-order.js';
import type { Writer } from './writer.js';

/** Hears what to forget; 'all' when the feed cannot say what changed. */
export type ChangeListener = (changes: readonly Change[] | 'all') => void;

/**
 * What all writes changed, in the order of each slot. A write holds its rows of `write_order` until it ends, so the changes
 * of a slot become visible in their order, and a reader that has seen one has seen all before it in that slot, whatever
 * the order in which writes of different slots commit.
 *
 * A database can lose its last writes (a standby that was behind takes over, a backup is restored) and gives their
 * numbers again. So a reader looks each time whether the change that it read last is still there, and what this process
 * wrote since; if not, it believes nothing that it knows.
 */
export interface ChangeFeed {
  /**
   * Stores the changes of a write in its lowest slot, within its transaction. Call what it returns once that is committed:
   * it tells this process's listeners.
   */
  store(
    write: { database: Writer; taken: Taken; now: number },
    changes: readonly Change[],
  ): Promise<() => void>;
  listen(listener: ChangeListener): () => void;
  /** Tells the listeners that nothing they know holds any more. */
  everythingChanged(): void;
  /** Of which writes the listeners have been told. */
  known(): KnownWrites;
  /** Reads what other processes wrote since the last time and tells the listeners. */
  poll(): Promise<void>;
  /** How long ago, in milliseconds, all changes of others were known here. Grows while polls fail. */
  lagMs(): number;
  /** Whether the lag is within its bound, so that what is in memory may be believed. Asked for every decision. */
  isFollowing(): boolean;
  close(): Promise<void>;
}

/** A process that was away for longer is told that everything changed. */
const RETENTION_MS = HOUR_MS;
const PRUNE_INTERVAL_MS = 5 * 60 * 1000;

/**
 * A feed that starts at the present end of the changes.
 *
 * @param options.pollIntervalMs undefined: no polling, for a database that only this process can write to
 * @param options.maxLagMs undefined: whatever the lag, it follows
 * @param options.onError told of listeners that throw and of the first of several polls in a row that fail
 * @param options.onLost told once when polls have failed for so long that the lag has passed its bound
 */
export async function createChangeFeed(options: {
  reader: Kysely<Database>;
  pollIntervalMs: number | undefined;
  maxLagMs?: number | undefined;
  clocks?: Clocks;
  server?: ServerQuestions;
  clockDifference?: ClockDifference;
  onError: (error: unknown) => void;
  onLost?: () => void;
}): Promise<ChangeFeed> {
  const { reader, onError, onLost, maxLagMs, pollIntervalMs, server = ONE_SERVER, clockDifference } = options;
  const freshness = createFreshness(options.clocks);
  const listeners = new Set<ChangeListener>();
  /** Own writes that a poll has yet to find; their changes have been told. */
  const own = new Set<string>();
  const prunedAt = new Map<number, number>();
  const closing = new AbortController();
  const first = await read();
  let end = endOf(first);
  let known = withLook(undefined, lookOf(first));

  async function read(positions?: Iterable<Position>): Promise<ReadChanges> {
    const seen = clockDifference?.look();
    const found = await readChanges(reader, server, positions);
    const [first] = found.slots;
    if (first === undefined || found.slots.length < SLOTS.length) throw rowMissing();
    // SQLite says 0.
    if (found.slots.some((slot) => Boolean(slot.isStandby)))
      throw storeUnavailable('the changes were read from a standby, which may lag behind');
    if (first.serverTime !== null) seen?.(first.serverTime);
    return found;
  }

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
    const before = end;
    const expected = [...own];
    const found = await read(before.positions.values());
    const isContinued = follows(found, before, expected);
    // Where the end is comes first: what is loaded after the listeners were told is at least as new.
    const last = isContinued ? found : await read();
    end = endOf(last);
    const news = found.changes.filter(
      ({ slot, value, writeId }) => value > (before.positions.get(slot)?.value ?? 0) && !own.has(writeId),
    );
    if (!isContinued) tellListeners('all');
    else if (news.length > 0) tellListeners(news.map(({ kind, subject }) => ({ kind, subject })));
    known = withLook(isContinued ? known : undefined, lookOf(last));
    for (const writeId of expected) own.delete(writeId);
    for (const { writeId } of found.changes) own.delete(writeId);
    seen();
  }

  const polling =
    pollIntervalMs === undefined
      ? undefined
      : keepPolling({
          poll,
          intervalMs: pollIntervalMs,
          signal: closing.signal,
          isFollowing,
          onError,
          onLost,
        });

  return {
    async store({ database, taken, now }, changes) {
      const [lowest] = taken.places;
      if (lowest === undefined) return () => {};
      const isKnown = () => {
        known = withWrite(known, taken);
      };
      const { slot, value } = lowest;
      const last = prunedAt.get(slot) ?? now;
      if (now - last >= PRUNE_INTERVAL_MS) await forgetChanges(database, slot, now - RETENTION_MS);
      if (now - last >= PRUNE_INTERVAL_MS || !prunedAt.has(slot)) prunedAt.set(slot, now);
      if (changes.length === 0) return isKnown;
      const writeId = newId(now);
      await storeChanges(database, { slot, value, writeId }, changes, now);
      return () => {
        const position = end.positions.get(slot);
        // A poll has found it since its commit, and told it. Where it has found later ones too, it is told twice.
        if (position?.writeId !== writeId) {
          if (polling && position && value > position.value) own.add(writeId);
          tellListeners(changes);
        }
        isKnown();
      };
    },
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    everythingChanged: () => tellListeners('all'),
    known: () => known,
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

/** Polls until it is told to stop, and tells of failures as `createChangeFeed` says. */
async function keepPolling(options: {
  poll: () => Promise<void>;
  intervalMs: number;
  signal: AbortSignal;
  isFollowing: () => boolean;
  onError: (error: unknown) => void;
  onLost: (() => void) | undefined;
}): Promise<void> {
  const { poll, intervalMs, signal, isFollowing, onError, onLost } = options;
  let isFailing = false;
  let isLost = false;
  while (!signal.aborted) {
    await sleep(intervalMs, undefined, { ref: false, signal }).catch(() => {});
    if (signal.aborted) return;
    try {
      await poll();
      isFailing = false;
      isLost = false;
    } catch (error) {
      if (!isFailing) onError(error);
      isFailing = true;
      if (isLost || isFollowing()) continue;
      isLost = true;
      onLost?.();
    }
  }
}

/** How far everything was read, and from which server. */
interface End {
  readonly server: unknown;
  readonly positions: ReadonlyMap<number, Position>;
}

function lookOf({ slots }: ReadChanges) {
  return { server: slots[0]?.server, slots };
}

function endOf({ slots, changes }: ReadChanges): End {
  // The last one of a slot stays. Changes that were forgotten lie below those that are kept.
  const positions = new Map<number, Position>([...slots, ...changes].map((row) => [row.slot, row]));
  return { server: slots[0]?.server, positions };
}

/** Whether what was found goes on from there, with all of these writes in it. */
function follows({ slots, changes }: ReadChanges, end: End, writes: readonly string[]): boolean {
  // Another server may have lost writes that nobody read as changes yet, and caches have loaded what they made.
  if (slots[0]?.server !== end.server) return false;
  const rows: readonly Position[] = [...slots, ...changes];
  const isThere = ({ slot, value, writeId }: Position) =>
    rows.some((row) => row.slot === slot && row.value === value && row.writeId === writeId);
  const found = new Set(changes.map(({ writeId }) => writeId));
  return [...end.positions.values()].every(isThere) && writes.every((writeId) => found.has(writeId));
}
