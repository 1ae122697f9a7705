import { setImmediate as turn } from 'node:timers/promises';
import { isDiskFull, type Reserve } from './reserve.js';
import { errorCode } from './retry.js';
import type { SqliteHandle } from './sqlite-drivers.js';
import { type Group, undoneWithOthers } from './sqlite-group.js';
import type { SqliteThread } from './sqlite-thread.js';
import { StoreError } from './store-error.js';
import { storeFull } from './unavailable.js';

/** Has groups of transactions stored by the thread, and tells each transaction what became of it. */
export interface GroupStoring {
  /** Ends the draft of the group. Resolves when its transactions were told. */
  store(group: Group): Promise<void>;
  /** False while each transaction is stored alone, so that only the one to blame fails. */
  isTogether(): boolean;
  /** For how long, in milliseconds, the disk has been busy with what it was given; 0 when it has nothing to do. */
  storingMs(): number;
}

export function createGroupStoring(
  draft: SqliteHandle,
  thread: SqliteThread,
  reserve: Pick<Reserve, 'giveUp'>,
): GroupStoring {
  /** How many of the next transactions are stored alone. */
  let alone = 0;
  let storingSince: number | undefined;

  async function store({ statements, order, ended }: Group): Promise<void> {
    if (alone > 0) alone -= 1;
    try {
      draft.exec('rollback');
      storingSince = performance.now();
      if (statements.length > 0) await thread.ask({ statements, order });
      for (const { stored } of ended) {
        stored();
        // Each has an answer to make: all at once would keep decisions waiting.
        await turn();
      }
    } catch (error) {
      // With the reserve there is room for those that may use it, so all of them are run again.
      const isRunAgain = isDiskFull(error) && (await reserve.giveUp(error).catch(() => false));
      // Of one it is the reason, and nobody is to blame for what another process did.
      const isReason =
        !isRunAgain && (ended.length === 1 || errorCode(error)?.startsWith('SQLITE_BUSY') === true);
      if (!isReason) alone = ended.length;
      const reason = isReason ? reasonOf(error) : undoneWithOthers(error);
      for (const { undone } of ended) undone(reason);
    } finally {
      storingSince = undefined;
    }
  }

  return {
    store,
    isTogether: () => alone === 0,
    storingMs: () => (storingSince === undefined ? 0 : performance.now() - storingSince),
  };
}

/** Why a write was not stored, as whoever asked for it has to know it. */
function reasonOf(error: unknown): unknown {
  if (isDiskFull(error)) return storeFull(error);
  if (errorCode(error)?.startsWith('SQLITE_IOERR') !== true) return error;
  // Until the next write takes its place in the log, what was written of it is found there after a crash.
  const message = 'the disk failed while a write was stored; after a crash it may turn out to be stored';
  return new StoreError('WRITE_OUTCOME_UNKNOWN', message, { cause: error });
}
