import { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { type Dialect, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { PostgresHost, PostgresUrl } from '../domain/postgres-url.js';
import type { HostOrder } from './host-order.js';
import { createPostgresDriver } from './postgres-driver.js';
import { openPostgresSession, type PostgresSession, type SessionOptions } from './postgres-session.js';
import type { Database } from './schema.js';
import { createSessionPool } from './session-pool.js';

/** How long a request waits for a connection while all are in use, or none can be opened. */
const ACQUIRE_TIMEOUT_MS = 5_000;
/** For one host, unless the URL has `connect_timeout`. Short, because the next one may be waiting. */
const CONNECT_TIMEOUT_MS = 2_000;
const IDLE_MS = 10_000;
/** For a server that no longer answers at all; the server's own time-out comes first otherwise. */
const ANSWER_GRACE_MS = 500;
/** Ends the transaction of a node that stopped while it held rows of the order, so that others wait no longer than this. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 2_000;
/** Between reports of connections that broke while idle: a database that goes away ends all of them together. */
const REPORT_INTERVAL_MS = 1_000;

/** A database, for all who connect to it. */
export interface PostgresPlace extends PostgresUrl {
  readonly tlsOptions: ConnectionOptions | false | undefined;
  /** Whoever finds out which host serves finds it out for everyone. */
  readonly order: HostOrder<PostgresHost | undefined>;
}

export interface Connections {
  readonly database: Kysely<Database>;
  /** Closes every connection without a word; who waits for an answer on one gets STORE_UNAVAILABLE. */
  hangUp(): void;
}

/**
 * Connections to one database, opened when they are needed.
 *
 * @param options.onError told of connections that break while idle
 * @param limits.statementTimeoutMs undefined: statements and transactions may take as long as they like
 */
export function connectPostgres(
  { place, onError }: { place: PostgresPlace; onError: (error: unknown) => void },
  { max, statementTimeoutMs }: { max: number; statementTimeoutMs: number | undefined },
): Connections {
  const sockets = new Set<Socket>();
  const session = {
    ...place,
    tls: place.tlsOptions,
    connectTimeoutMs:
      place.connectTimeoutMs ?? Math.min(CONNECT_TIMEOUT_MS, statementTimeoutMs ?? CONNECT_TIMEOUT_MS),
    timeouts:
      statementTimeoutMs === undefined
        ? undefined
        : {
            statement_timeout: statementTimeoutMs,
            lock_timeout: statementTimeoutMs,
            idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
          },
    createSocket() {
      const socket = new Socket();
      sockets.add(socket);
      return socket.once('close', () => sockets.delete(socket));
    },
  };
  const pool = createSessionPool({
    open: () => openAnywhere(place, session),
    max,
    waitMs: ACQUIRE_TIMEOUT_MS,
    idleMs: IDLE_MS,
    onLost: atMostEvery(REPORT_INTERVAL_MS, onError),
  });
  const driver = createPostgresDriver({
    pool,
    queryTimeoutMs: statementTimeoutMs === undefined ? undefined : statementTimeoutMs + ANSWER_GRACE_MS,
  });
  return {
    database: new Kysely<Database>({ dialect: postgresDialect(() => driver) }),
    hangUp() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Tries the hosts one after the other. Throws what the only one said, or what each of them did. */
async function openAnywhere(
  { order, hosts }: PostgresPlace,
  options: Omit<SessionOptions, 'onSilence'>,
): Promise<PostgresSession> {
  const failures: unknown[] = [];
  for (const host of order.inOrder()) {
    try {
      const session = await openPostgresSession(host, {
        ...options,
        onSilence: () => order.fellSilent(host),
      });
      order.served(host);
      return session;
    } catch (error) {
      failures.push(
        hosts.length > 1
          ? new Error(`${host?.host}:${host?.port}: ${messageOf(error)}`, { cause: error })
          : error,
      );
    }
  }
  if (failures.length === 1) throw failures[0];
  const reasons = failures.map(messageOf).join('; ');
  throw new AggregateError(failures, `no host of the database can be used: ${reasons}`);
}

/** Node tries every address of a host name and reports the failures together, without a message. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}

function atMostEvery(intervalMs: number, report: (error: unknown) => void): (error: unknown) => void {
  let reportedAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (performance.now() - reportedAt < intervalMs) return;
    reportedAt = performance.now();
    report(error);
  };
}

/**
 * Kysely's migrator takes a PostgreSQL advisory lock, which not every PostgreSQL-wire engine has, and which a pooler may
 * give to somebody else. migrate.ts holds a row lock around it instead, so here it takes none.
 */
function postgresDialect(createDriver: Dialect['createDriver']): Dialect {
  return {
    createDriver,
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createAdapter: () =>
      Object.assign(new PostgresAdapter(), {
        acquireMigrationLock: async () => {},
        releaseMigrationLock: async () => {},
      }),
  };
}
