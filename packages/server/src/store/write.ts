import { sql, type Transaction } from 'kysely';
import type { Clock } from '../domain/clock.js';
import { isRevocation } from '../domain/events.js';
import type { NewEvent } from '../domain/new-event.js';
import type { Change, ChangeFeed } from './change-feed.js';
import type { Engine } from './engine.js';
import { insertEvent } from './new-event.js';
import { retrying } from './retry.js';
import type { Database } from './schema.js';
import { StoreError } from './store-error.js';
import { createWaitingLine, TURN_TIMEOUT_MS } from './waiting-line.js';

/** What the work of one write may do. It is run again after a conflict, so it must have no effect outside `database`. */
export interface WriteTransaction {
  readonly database: Transaction<Database>;
  /** The time of this write, in UTC milliseconds. */
  readonly now: number;
  recordEvent(event: NewEvent): Promise<void>;
  /** Says why this write is not part of the audit trail. The reason is for whoever reads the code. */
  withoutEvent(reason: string): void;
  /**
   * Lets this write use the space that is kept for revocations when the disk is full. Needed only where it is neither told
   * by its events (domain/events.ts) nor, without an event, by its changes: to take something away is to have it forgotten.
   */
  mayUseReserve(): void;
  /** Names something whose cached copies every node must drop. */
  changed(change: Change): void;
}

/** Runs the work in one transaction that no other write overlaps, on any node. */
export type Write = <T>(work: (transaction: WriteTransaction) => Promise<T>) => Promise<T>;

/** All other writers wait meanwhile. A write that takes this long waits for itself: it writes or reads past its transaction. */
const WORK_TIMEOUT_MS = TURN_TIMEOUT_MS;

export function createWrite(options: {
  engine: Pick<Engine, 'writer' | 'kind' | 'takesTurns' | 'requireRoom'>;
  feed: ChangeFeed;
  now: Clock;
}): Write {
  const { engine, feed, now } = options;

  // READ COMMITTED, whatever the server's default: a writer that waited for the counter must see what the one before
  // it committed, instead of failing with a serialization error.
  const transaction = () =>
    engine.kind === 'postgres'
      ? engine.writer.transaction().setIsolationLevel('read committed')
      : engine.writer.transaction();

  async function attempt<T>(work: (transaction: WriteTransaction) => Promise<T>) {
    return transaction().execute(async (database) => {
      const { value: sequence } = await database
        .updateTable('change_counter')
        .set((columns) => ({ value: columns('value', '+', 1) }))
        .where('id', '=', 1)
        .returning('value')
        .executeTakeFirstOrThrow(
          () =>
            new StoreError('STORE_DAMAGED', 'the row of table change_counter is missing; restore a backup'),
        );
      const write = beginWrite(database, now());
      const result = await withinTime(work(write.transaction));
      if (!write.isAccountedFor()) {
        throw new StoreError(
          'WRITE_WITHOUT_EVENT',
          'a write recorded no event and did not say why (withoutEvent)',
        );
      }
      if (!write.isRevocation()) engine.requireRoom();
      const changes = write.changes();
      // A failed statement spoils a PostgreSQL transaction, and its commit then rolls back without an error. Work that
      // caught such a failure is found out by a statement that fails: the one for the changes, or this one.
      if (changes.length === 0) await sql`select 1`.execute(database);
      await feed.store({ database, sequence, now: write.transaction.now }, changes);
      return { result, sequence, changes };
    });
  }

  // One at a time here too: writes that wait for the counter in the database would hold the pool's connections.
  const inTurn = engine.takesTurns ? <T>(task: () => Promise<T>) => task() : createQueue();
  return async (work) => {
    const { result, sequence, changes } = await inTurn(() => retrying(() => attempt(work)));
    feed.tell(sequence, changes);
    return result;
  };
}

function beginWrite(database: Transaction<Database>, now: number) {
  const changes = new Map<string, Change>();
  let isAccountedFor = false;
  let mayUseReserve: boolean | undefined;
  const transaction: WriteTransaction = {
    database,
    now,
    async recordEvent(event) {
      await insertEvent(database, event, now);
      isAccountedFor = true;
      mayUseReserve = isRevocation(event.type) && mayUseReserve !== false;
    },
    withoutEvent(reason) {
      if (reason.trim() !== '') isAccountedFor = true;
    },
    mayUseReserve() {
      mayUseReserve = true;
    },
    changed({ kind, subject }) {
      changes.set(`${kind} ${subject}`, { kind, subject });
    },
  };
  return {
    transaction,
    changes: () => [...changes.values()],
    isAccountedFor: () => isAccountedFor,
    isRevocation: () => mayUseReserve ?? changes.size > 0,
  };
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const message = `a write took longer than ${WORK_TIMEOUT_MS} ms; does it call the store instead of its transaction?`;
      reject(new StoreError('WRITE_TIMED_OUT', message));
    }, WORK_TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs tasks one after the other, in the order they came; a task that fails does not stop the next. */
function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  const line = createWaitingLine<void>();
  let isBusy = false;
  return async (task) => {
    if (isBusy) await line.join();
    isBusy = true;
    try {
      return await task();
    } finally {
      const first = line.next();
      if (first) first();
      else isBusy = false;
    }
  };
}
