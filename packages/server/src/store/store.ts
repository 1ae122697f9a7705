import { type Kysely, sql } from 'kysely';
import type { Clock } from '../domain/clock.js';
import { type ChangeListener, createChangeFeed } from './change-feed.js';
import { createClockDifference } from './clock-difference.js';
import type { Engine } from './engine.js';
import { asTheProcessSays, asTheServerSays, asTold, type EventTime } from './event-time.js';
import type { KnownWrites } from './known-writes.js';
import { migrate } from './migrate.js';
import { errorCode } from './retry.js';
import type { Database } from './schema.js';
import { ONE_SERVER, POSTGRES_SERVER, type ServerQuestions } from './server-questions.js';
import { createSnapshots, type Snapshots } from './snapshots.js';
import type { SqliteDriver } from './sqlite-drivers.js';
import { openSqliteDirectory, openSqliteMemory } from './sqlite-engine.js';
import { StoreError } from './store-error.js';
import { type CredentialUsage, type LastUseOf, writeLastUse, writeUsage } from './usage.js';
import { countUsedNonces, createUsedNonces } from './used-nonces.js';
import { createWrite, type Write } from './write.js';
import { type Use, writeUse } from './write-use.js';

export type { ChangeListener } from './change-feed.js';
export type { Change } from './changes.js';
export type { Reader } from './reader.js';
export type { CredentialUsage, LastUseOf } from './usage.js';
export type { Touched, WriteTransaction } from './write.js';
export type { Use } from './write-use.js';

/** The one door to the data. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  /** For the start-up log: product, version, driver and place, without credentials. */
  readonly description: string;
  /** The migrations that opening applied. */
  readonly migrationsApplied: readonly string[];
  /** For queries outside a write. Inside one, read through its transaction. */
  readonly reader: Kysely<Database>;
  /**
   * Runs the work in a transaction that no other write about the same subjects overlaps, so that what it reads of them
   * stays true until it commits. When the promise resolves the data is on disk and this process's listeners have been told.
   *
   * @throws what the work throws, with everything undone; WRITE_WITHOUT_EVENT, SUBJECT_NOT_NAMED, WRITE_TIMED_OUT,
   *   STORE_BUSY, STORE_CLOSED, STORE_FULL; STORE_UNAVAILABLE; PROOF_USED for a request that asks for
   *   something a second time; WRITE_OUTCOME_UNKNOWN, after which nobody knows whether
   *   the data was stored
   */
  readonly write: Write;
  /** Tells the listener of every committed write, of this process or another. Returns the way to stop. */
  onChanges(listener: ChangeListener): () => void;
  /** Of which writes the listeners have been told: to be taken before a decision, and given with the write that follows. */
  known(): KnownWrites;
  /**
   * Whether the changes of other nodes are known here up to a bounded time ago. While they are not, nothing may be decided
   * from memory: what it says may have been revoked. Always true for SQLite.
   */
  isFollowing(): boolean;
  /**
   * Whether half of that time has passed (a second at least), so that who can ask another node should. Never true for
   * SQLite.
   */
  isFallingBehind(): boolean;
  /** How long ago, in milliseconds, all changes of other nodes and processes were known here. */
  lagMs(): number;
  /**
   * By how many milliseconds the clock of this process was ahead of that of the database at the last look at the changes;
   * below 0 behind. 0 for SQLite.
   */
  clockDifferenceMs(): number;
  /** What keeps writes from being stored, fit for everyone to read. Reads and decisions go on meanwhile. */
  trouble(): string | undefined;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  /** Adds to the usage counters, all or nothing. */
  flushUsage(usage: readonly CredentialUsage[]): Promise<void>;
  /** Adds to the counts of use and to the recent refusals, all or nothing. */
  flushUse(use: Use): Promise<void>;
  /** Raises the dates of last use of client secrets, all or nothing. */
  flushSecretUse(uses: readonly LastUseOf[]): Promise<void>;
  /** Writes when gates of guarded APIs asked last, as last uses. */
  flushGateUse(uses: readonly LastUseOf[]): Promise<void>;
  /** Raises the times at which sessions were last seen, all or nothing. */
  flushSessionUse(uses: readonly LastUseOf[]): Promise<void>;
  /** Writes a consistent copy to a new file while serving. Throws BACKUP_NOT_SUPPORTED (PostgreSQL), BACKUP_TARGET_EXISTS. */
  backup(file: string): Promise<void>;
  /** Of a store in memory alone. */
  readonly snapshots: Snapshots | undefined;
  /** Waits for writes under way, though not long for a database that is silent, then closes every connection. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Exactly one of these three. */
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  readonly inMemory?: boolean;
  /** How often to look for the changes of other processes; revocation elsewhere takes this long. Default 300. */
  readonly pollIntervalMs?: number;
  /** PostgreSQL: how far this process may be behind the changes of others and still decide from memory. Default 5000. */
  readonly maxLagMs?: number;
  /** The clock of this process. It gives the time of each write to SQLite. */
  readonly now: Clock;
  /** For tests with a clock of their own: it gives the time of each write to PostgreSQL too, in the place of the server's. */
  readonly isClockGiven?: boolean;
  /** Only this SQLite driver. Default: the first one that can be loaded (decision 12). */
  readonly sqliteDriver?: SqliteDriver;
  /** Told when the clock of this process differs from that of the database; `onRecovery` hears when it does no longer. */
  readonly onWarning?: (message: string) => void;
  /** Told that a failure which `onError` was told of is over. */
  readonly onRecovery?: (message: string) => void;
  /** Told of failures in the background: polls, listeners, idle connections. Default: a process warning. */
  readonly onError?: (error: unknown) => void;
}

/** A look at the changes that takes so long is no reason for a warning yet. */
const LEAST_WARNING_MS = 1_000;
/** A write that takes longer when nobody new may come waits for a database that is not there. */
const CLOSE_PATIENCE_MS = 1_000;

/** Opens the database, brings its schema up to date and follows its changes. Throws StoreError or an error of the SQLite driver. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const onError = options.onError ?? warn;
  const engine = await openEngine(options, onError);
  try {
    return await startStore(engine, options, onError);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function startStore(
  engine: Engine,
  options: StoreOptions,
  onError: (error: unknown) => void,
): Promise<Store> {
  const { reader } = engine;
  const migrationsApplied = await engine.withoutTimeouts(migrate);
  // A file on this machine is not cut off.
  const server = serverQuestions(engine, options);
  const { now, onWarning = () => {}, onRecovery = () => {} } = options;
  const clockDifference = createClockDifference({ now, onWarning, onRecovery });
  const maxLagMs = engine.kind === 'postgres' ? (options.maxLagMs ?? 5_000) : undefined;
  const feed = await createChangeFeed({
    reader: engine.feedReader,
    pollIntervalMs: engine.isShared ? (options.pollIntervalMs ?? 300) : undefined,
    maxLagMs,
    server,
    clockDifference,
    onError,
    onLost: engine.hangUp,
  });
  const usedNonces = createUsedNonces({ stored: await countUsedNonces(reader) });
  const order = { engine: engine.kind, server, eventTime: eventTimeOf(engine, server), now };
  const write = createWrite({ engine, order, feed, usedNonces });
  /** Whether the last write of all found the disk full: what is known of a database elsewhere. */
  let wasFull = false;
  const underWay = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;

  /** Keeps the store open until the task has ended. */
  function whileOpen<T>(task: () => Promise<T>): Promise<T> {
    if (closed) return Promise.reject(new StoreError('STORE_CLOSED', 'the store has been closed'));
    const running = task();
    const ended: Promise<unknown> = running.then(
      () => underWay.delete(ended),
      () => underWay.delete(ended),
    );
    underWay.add(ended);
    return running;
  }

  async function noticing<T>(writing: Promise<T>): Promise<T> {
    try {
      const result = await writing;
      wasFull = false;
      return result;
    } catch (error) {
      wasFull ||= errorCode(error) === 'STORE_FULL';
      throw error;
    }
  }

  async function close(): Promise<void> {
    const hangUp = setTimeout(engine.hangUp, CLOSE_PATIENCE_MS);
    await Promise.all([...underWay, feed.close()]);
    clearTimeout(hangUp);
    await engine.close();
  }

  return {
    engine: engine.kind,
    description: engine.description,
    migrationsApplied,
    reader,
    write: (about, work) => whileOpen(() => noticing(write(about, work))),
    onChanges: feed.listen,
    known: feed.known,
    isFollowing: feed.isFollowing,
    isFallingBehind: () => maxLagMs !== undefined && feed.lagMs() > Math.max(LEAST_WARNING_MS, maxLagMs / 2),
    lagMs: feed.lagMs,
    clockDifferenceMs: clockDifference.ms,
    trouble: () =>
      engine.trouble() ??
      (wasFull && engine.kind === 'postgres' ? 'the disk of the database is full' : undefined),
    async ping() {
      await sql`select value from write_order where slot = 0`.execute(reader);
    },
    flushUsage: (usage) => whileOpen(() => writeUsage(engine, usage)),
    flushUse: (use) => whileOpen(() => writeUse(engine, use)),
    flushSecretUse: (uses) => whileOpen(() => writeLastUse(engine, 'client_secrets', uses)),
    flushGateUse: (uses) => whileOpen(() => writeLastUse(engine, 'gates', uses)),
    flushSessionUse: (uses) => whileOpen(() => writeLastUse(engine, 'sessions', uses)),
    backup: (file) => whileOpen(() => engine.backup(file)),
    snapshots: options.inMemory
      ? createSnapshots({ database: engine.writer, write, everythingChanged: feed.everythingChanged })
      : undefined,
    close() {
      closed ??= close();
      return closed;
    },
  };
}

function serverQuestions({ kind }: Engine, { isClockGiven = false }: StoreOptions): ServerQuestions {
  if (kind === 'sqlite') return ONE_SERVER;
  return isClockGiven ? withoutTime(POSTGRES_SERVER) : POSTGRES_SERVER;
}

const withoutTime = ({ isStandby, identity }: ServerQuestions): ServerQuestions => ({ isStandby, identity });

function eventTimeOf({ kind, isShared }: Engine, { time }: ServerQuestions): EventTime {
  if (time) return asTheServerSays(time);
  return kind === 'sqlite' && isShared ? asTheProcessSays : asTold;
}

async function openEngine(options: StoreOptions, onError: (error: unknown) => void): Promise<Engine> {
  const { dataDir, databaseUrl, inMemory, sqliteDriver: driver, onRecovery } = options;
  const given = [dataDir !== undefined, databaseUrl !== undefined, inMemory === true].filter(Boolean).length;
  if (given !== 1) {
    const message = 'the store needs exactly one of a data directory, a database URL, or memory';
    throw new StoreError('INVALID_STORE_OPTIONS', message);
  }
  if (databaseUrl !== undefined) {
    // Loaded only here: most installations never need the driver.
    const { openPostgres } = await import('./postgres.js');
    return openPostgres({ url: databaseUrl, onError });
  }
  return dataDir === undefined
    ? openSqliteMemory({ driver })
    : openSqliteDirectory({ dataDir, driver, onError, ...(onRecovery && { onRecovery }) });
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
