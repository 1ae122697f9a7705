import type { Logger } from 'pino';
import { type Refusal, refuse } from '../domain/errors.js';
import type { StoreError } from '../store/store-error.js';
import { isTemporary } from '../store/unavailable.js';

/** While the database is away every request fails in the same way; a line for each would fill the disk. */
const LOG_INTERVAL_MS = 10_000;

/** The answer to an error of a store that cannot do now what it was asked for; undefined for other errors. Logs some of them. */
export type StoreTrouble = (error: unknown) => Refusal | undefined;

export function createStoreTrouble(log: Logger, now: () => number = () => performance.now()): StoreTrouble {
  let loggedAt = Number.NEGATIVE_INFINITY;
  let unlogged = 0;
  return (error) => {
    if (!isTemporary(error)) return undefined;
    const refusal = refusalOf(error);
    // The disk is known to be full since the store told of it, with the cause (StoreOptions.onError).
    if (error.code === 'STORE_FULL' && error.cause === undefined) return refusal;
    if (now() - loggedAt < LOG_INTERVAL_MS) {
      unlogged += 1;
      return refusal;
    }
    log.error(
      { err: error, notLogged: unlogged },
      `the database does not answer; requests get ${refusal.status}`,
    );
    loggedAt = now();
    unlogged = 0;
    return refusal;
  };
}

function refusalOf({ code }: StoreError): Refusal {
  if (code === 'STORE_FULL') return refuse('STORAGE_FULL');
  if (code === 'WRITE_OUTCOME_UNKNOWN') return refuse('WRITE_OUTCOME_UNKNOWN');
  return refuse('SERVICE_UNAVAILABLE');
}
