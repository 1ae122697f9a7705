import { errorCode } from './retry.js';
import { StoreError, type StoreErrorCode } from './store-error.js';

/**
 * SQLSTATEs (PostgreSQL, appendix A) after which the same statement can succeed later or on another connection:
 * connection lost (08), resources used up, too many connections among them (53), statement cancelled by its time-out
 * (57014), server or session ended or not up yet (57P01, 57P02, 57P03, 57P05, 25P03), lock not to be had in time
 * (55P03), a server that only reads, such as a standby (25006), and an outcome that nobody knows (40003).
 */
const STATES = /^(08...|53...|57014|57P0[1235]|25P03|55P03|25006|40003)$/;

/** System errors (libuv) of a network path or a name that does not lead to the server. */
const NETWORK_ERRORS: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Whether an error of the PostgreSQL driver means that the database cannot answer now, rather than that it refused. */
export function meansUnavailable(error: unknown): boolean {
  const code = errorCode(error);
  return code !== undefined && (STATES.test(code) || NETWORK_ERRORS.has(code));
}

/** SQLSTATE read_only_sql_transaction. */
const READ_ONLY = '25006';
/** SQLSTATE disk_full. */
const DISK_FULL = '53100';

/**
 * SQLSTATEs with which a server refuses a commit, or what was sent before it, and has stored nothing. After the others,
 * and after silence, it may have: a server that crashes says so to whoever it has not answered yet.
 */
const REFUSED = /^(53...|57014|25P03|55P03|25006)$/;

/** The error of a commit that was sent. `error` is what the driver gives, or what was made of it by `storeUnavailable`. */
export function afterCommit(error: unknown): unknown {
  if (errorCode(error) !== 'STORE_UNAVAILABLE') return error;
  const { cause } = error as StoreError;
  if (REFUSED.test(errorCode(cause) ?? '')) return error;
  const message = 'the database did not answer a commit; the write may have been stored';
  return new StoreError('WRITE_OUTCOME_UNKNOWN', message, { cause });
}

/** The error that says so, for whoever asked for a statement. `cause` is for the log. */
export function storeUnavailable(cause: unknown): StoreError {
  if (errorCode(cause) === DISK_FULL) return storeFull(cause);
  const message =
    errorCode(cause) === READ_ONLY ? 'the database takes no writes' : 'the database does not answer';
  return new StoreError('STORE_UNAVAILABLE', message, { cause });
}

/** Without a cause where nothing new was learned: the disk is known to be full. */
export function storeFull(cause?: unknown): StoreError {
  return new StoreError('STORE_FULL', 'the disk of the database is full', { cause });
}

const TEMPORARY: ReadonlySet<StoreErrorCode> = new Set([
  'STORE_UNAVAILABLE',
  'STORE_BUSY',
  'STORE_CLOSED',
  'WRITE_TIMED_OUT',
  'WRITE_UNDONE',
  'WRITE_OUTCOME_UNKNOWN',
  'STORE_FULL',
]);

/** Whether an error of the store passes by itself: whoever asked can try again later. */
export function isTemporary(error: unknown): error is StoreError {
  return error instanceof StoreError && TEMPORARY.has(error.code);
}

/** Whether nobody knows if what was to be stored was. */
export function isOutcomeUnknown(error: unknown): boolean {
  return errorCode(error) === 'WRITE_OUTCOME_UNKNOWN';
}
