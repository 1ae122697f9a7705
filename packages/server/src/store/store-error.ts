/** What went wrong with the store itself; never the answer to a request (those are in domain/errors.ts). */
export type StoreErrorCode =
  | 'INVALID_STORE_OPTIONS'
  | 'NO_SQLITE_DRIVER'
  | 'WAL_UNAVAILABLE'
  | 'SCHEMA_TOO_NEW'
  | 'SCHEMA_TOO_OLD'
  | 'STORE_MISSING'
  | 'STORE_BUSY'
  | 'STORE_UNAVAILABLE'
  | 'STORE_CLOSED'
  | 'STORE_FULL'
  | 'STORE_DAMAGED'
  | 'WRITE_WITHOUT_EVENT'
  | 'SUBJECT_NOT_NAMED'
  | 'WRITE_TIMED_OUT'
  | 'PROOF_USED'
  | 'WRITE_UNDONE'
  | 'WRITE_OUTCOME_UNKNOWN'
  | 'COPY_TARGET_IN_USE'
  | 'COPY_DIFFERS'
  | 'BACKUP_NOT_SUPPORTED'
  | 'BACKUP_TARGET_EXISTS';

/** An error of the store that start-up and the command line show by its message. Messages hold no secrets. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
