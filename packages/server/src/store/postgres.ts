import { Socket } from 'node:net';
import {
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import pg from 'pg';
import type { Engine } from './engine.js';
import { createPostgresDriver } from './postgres-driver.js';
import type { Database } from './schema.js';
import { StoreError } from './store-error.js';

const POOL_SIZE = 10;
/** Also how long a request waits for a connection while all are in use. */
const CONNECT_TIMEOUT_MS = 5_000;
/** Waiting for locks included, such as that of the row which orders all writes. Shorter than any write may take (write.ts). */
const STATEMENT_TIMEOUT_MS = 10_000;
/** For a server that no longer answers at all; the server's own time-out comes first otherwise. */
const ANSWER_GRACE_MS = 500;
/** How long connections may take to be closed properly. */
const GOODBYE_MS = 1_000;
/** Of the connection that follows the changes: it reads a few rows by their index, and silence must be noticed soon. */
const FOLLOW_TIMEOUT_MS = 1_500;
/** Longer than any write may take (write.ts); ends the transaction of a node that stopped while it held the counter. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 20_000;

/** OIDs from pg_type: int8, and numeric, which `sum` of int8 gives. */
const INT8 = 20;
const NUMERIC = 1700;

/**
 * A pool of connections to PostgreSQL or a database that speaks its protocol, and one more for the change feed: that one
 * must be heard while reads and writes wait.
 *
 * @param options.onError told of connections that break while idle
 * @throws INVALID_STORE_OPTIONS for something that is not a PostgreSQL URL; STORE_UNAVAILABLE when it cannot connect
 */
export async function openPostgres(options: {
  url: string;
  onError: (error: unknown) => void;
}): Promise<Engine> {
  const place = describePlace(options.url);
  const all = connect(options, { max: POOL_SIZE, statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  const feed = connect(options, { max: 1, statementTimeoutMs: FOLLOW_TIMEOUT_MS });
  const close = async () => {
    await Promise.all([all.database.destroy(), feed.database.destroy()]);
    // A server that does not answer takes no leave either, and an open connection keeps the process alive.
    setTimeout(() => {
      all.hangUp();
      feed.hangUp();
    }, GOODBYE_MS).unref();
  };
  try {
    const { rows } = await sql<{ version: string }>`select version() as version`.execute(all.database);
    const product = rows[0]?.version.match(/^\S+( CCL)? \S+/)?.[0] ?? 'PostgreSQL';
    return {
      kind: 'postgres',
      description: `${product}, ${place}`,
      writer: all.database,
      reader: all.database,
      feedReader: feed.database,
      isShared: true,
      hangUp: all.hangUp,
      async withoutTimeouts(work) {
        const patient = connect(options, { max: 1, statementTimeoutMs: undefined });
        try {
          return await work(patient.database);
        } finally {
          await patient.database.destroy();
        }
      },
      async backup() {
        throw new StoreError(
          'BACKUP_NOT_SUPPORTED',
          'this installation keeps its data in PostgreSQL; use pg_dump to back it up',
        );
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Connections {
  readonly database: Kysely<Database>;
  /** Closes every connection without a word; who waits for an answer on one gets STORE_UNAVAILABLE. */
  hangUp(): void;
}

function connect(
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
  pool.on('error', (error) => {
    // The pool counts as ended before the server has taken leave of its connections.
    if (!pool.ending) onError(error);
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

/** Host, port and database of the URL: what a log may show. */
function describePlace(url: string): string {
  // The parser's own error would carry the whole URL, password included.
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new StoreError(
      'INVALID_STORE_OPTIONS',
      'the database URL must have the form postgres://user:password@host:port/database',
    );
  }
  const host = parsed.host || parsed.searchParams.get('host') || 'localhost';
  return `${host}${parsed.pathname}`;
}
