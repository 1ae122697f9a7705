import { type Dialect, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Engine } from './engine.js';
import type { Database } from './schema.js';
import { StoreError } from './store-error.js';

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 30_000;
/** Longer than any write may take (write.ts); ends the transaction of a node that stopped while it held the counter. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 20_000;

/** OIDs from pg_type: int8, and numeric, which `sum` of int8 gives. */
const INT8 = 20;
const NUMERIC = 1700;

/**
 * A pool of connections to PostgreSQL or a database that speaks its protocol.
 *
 * @param options.onError told of connections that break while idle
 * @throws INVALID_STORE_OPTIONS for something that is not a PostgreSQL URL; the driver's error when it cannot connect
 */
export async function openPostgres(options: {
  url: string;
  onError: (error: unknown) => void;
}): Promise<Engine> {
  const place = describePlace(options.url);
  const database = connect(options.url, options.onError, {
    max: POOL_SIZE,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    // For a server that no longer answers at all; the server's own timeout comes first otherwise.
    query_timeout: STATEMENT_TIMEOUT_MS + 5_000,
  });
  try {
    const { rows } = await sql<{ version: string }>`select version() as version`.execute(database);
    const product = rows[0]?.version.match(/^\S+( CCL)? \S+/)?.[0] ?? 'PostgreSQL';
    return {
      kind: 'postgres',
      description: `${product}, ${place}`,
      writer: database,
      reader: database,
      isShared: true,
      async withoutTimeouts(work) {
        const patient = connect(options.url, options.onError, { max: 1 });
        try {
          return await work(patient);
        } finally {
          await patient.destroy();
        }
      },
      async backup() {
        throw new StoreError(
          'BACKUP_NOT_SUPPORTED',
          'this installation keeps its data in PostgreSQL; use pg_dump to back it up',
        );
      },
      close: () => database.destroy(),
    };
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

function connect(url: string, onError: (error: unknown) => void, settings: pg.PoolConfig): Kysely<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'sallyport',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: { getTypeParser },
    ...settings,
  });
  pool.on('error', (error) => {
    // The pool counts as ended before the server has taken leave of its connections.
    if (!pool.ending) onError(error);
  });
  return new Kysely<Database>({ dialect: withoutAdvisoryLocks(new PostgresDialect({ pool })) });
}

/**
 * Kysely's migrator takes a PostgreSQL advisory lock, which not every PostgreSQL-wire engine has. migrate.ts holds a
 * row lock around it instead, so here it takes none.
 */
function withoutAdvisoryLocks(dialect: Dialect): Dialect {
  return {
    createDriver: () => dialect.createDriver(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (database) => dialect.createIntrospector(database),
    createAdapter: () =>
      Object.assign(dialect.createAdapter(), {
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
