import type { Kysely } from 'kysely';
import type { Database } from './schema.js';

/** What the store needs of a database; there are two of them. */
export interface Engine {
  readonly kind: 'sqlite' | 'postgres';
  /** For the start-up log: product, version, driver and place, without credentials. */
  readonly description: string;
  /** For transactions. */
  readonly writer: Kysely<Database>;
  /** Whether a transaction of the writer waits for those before it, in their order and with the bounds of a write. */
  readonly takesTurns: boolean;
  readonly reader: Kysely<Database>;
  /** For the change feed alone: not kept waiting by other reads, and given up soon when it is not answered. */
  readonly feedReader: Kysely<Database>;
  /** Whether another process or node can write to this database too. */
  readonly isShared: boolean;
  /** Throws STORE_FULL while the disk is known to be full, for what is no revocation. */
  requireRoom(): void;
  /** What keeps writes from being stored, fit for everyone to read; undefined when nothing is known to. */
  trouble(): string | undefined;
  /** Ends every wait for a database that has fallen silent. */
  hangUp(): void;
  /** Gives a connection that no statement timeout cuts short. */
  withoutTimeouts<T>(work: (database: Kysely<Database>) => Promise<T>): Promise<T>;
  /** Writes a consistent copy to a new file. Throws BACKUP_NOT_SUPPORTED or BACKUP_TARGET_EXISTS. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
