import { Socket } from 'node:net';
import { type Dialect, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { createPostgresDriver } from './postgres-driver.js';
import type { Database } from './schema.js';

/** Also how long a request waits for a connection while all are in use. */
const CONNECT_TIMEOUT_MS = 5_000;
/** For a server that no longer answers at all; the server's own time-out comes first otherwise. */
const ANSWER_GRACE_MS = 500;
/** Longer than any write may take (write.ts); ends the transaction of a node that stopped while it held the counter. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 20_000;
/** Between reports of connections that broke while idle. */
const REPORT_INTERVAL_MS = 1_000;

/** OIDs from pg_type: int8, and numeric, which `sum` of int8 gives. */
const INT8 = 20;
const NUMERIC = 1700;

export interface Connections {
  readonly database: Kysely<Database>;
  /** Closes every connection without a word; who waits for an answer on one gets STORE_UNAVAILABLE. */
  hangUp(): void;
}

/**
 * Connections to one database, opened when they are needed.
 *
 * @param limits.statementTimeoutMs undefined: statements and transactions may take as long as they like
 */
export function connectPostgres(
  { url, onError }: { url: string; onError: (error: unknown) => void },
  { max, statementTimeoutMs }: { max: number; statementTimeoutMs: number | undefined },
): Connections {
  const sockets = new Set<Socket>();
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'sallyport',
    max,
    connectionTimeoutMillis: Math.min(CONNECT_TIMEOUT_MS, statementTimeoutMs ?? CONNECT_TIMEOUT_MS),
    keepAlive: true,
    types: { getTypeParser },
    stream() {
      const socket = new Socket();
      sockets.add(socket);
      return socket.once('close', () => sockets.delete(socket));
    },
    ...(statementTimeoutMs !== undefined && {
      statement_timeout: statementTimeoutMs,
      lock_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    }),
  });
  let reportedAt = Number.NEGATIVE_INFINITY;
  pool.on('error', (error) => {
    // The pool counts as ended before the server has taken leave of its connections.
    if (pool.ending) return;
    // A database that goes away ends all of them together.
    if (performance.now() - reportedAt < REPORT_INTERVAL_MS) return;
    reportedAt = performance.now();
    onError(error);
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

/**
 * Kysely's migrator takes a PostgreSQL advisory lock, which not every PostgreSQL-wire engine has. migrate.ts holds a
 * row lock around it instead, so here it takes none.
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

const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (oid, format) =>
  oid === INT8 || oid === NUMERIC ? parseNumber : pg.types.getTypeParser(oid, format);

function parseNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`the database answered a number out of range: ${text}`);
  return value;
}
