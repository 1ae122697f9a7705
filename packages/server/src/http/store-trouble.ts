import type { Logger } from 'pino';
import { isTemporary } from '../store/unavailable.js';

/** While the database is away every request fails in the same way; a line for each would fill the disk. */
const LOG_INTERVAL_MS = 10_000;

/** Whether an error is that of a store which cannot answer now, to be answered with SERVICE_UNAVAILABLE. Logs some of them. */
export type StoreTrouble = (error: unknown) => boolean;

export function createStoreTrouble(log: Logger, now: () => number = () => performance.now()): StoreTrouble {
  let loggedAt = Number.NEGATIVE_INFINITY;
  let unlogged = 0;
  return (error) => {
    if (!isTemporary(error)) return false;
    if (now() - loggedAt < LOG_INTERVAL_MS) {
      unlogged += 1;
      return true;
    }
    log.error({ err: error, notLogged: unlogged }, 'the store cannot answer; requests get 503');
    loggedAt = now();
    unlogged = 0;
    return true;
  };
}
