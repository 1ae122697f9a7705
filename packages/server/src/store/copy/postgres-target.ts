import { CompiledQuery, type Kysely, sql } from 'kysely';
import { createSchema, inTransaction, isMigratorTable } from '../migrate.js';
import type { Database } from '../schema.js';
import { StoreError } from '../store-error.js';
import type { Values } from './checksum.js';
import { type CopiedTable, quoted } from './sqlite-source.js';

/** An empty database, inside the one transaction that fills it. */
export interface PostgresTarget {
  /** Adds rows; all at once, so give it no more than a page. */
  insert(table: CopiedTable, rows: readonly Values[]): Promise<void>;
  /** All rows of a table, in whatever order. */
  rows(table: CopiedTable): AsyncIterable<Values>;
}

/** Rows in one answer. */
const PAGE_ROWS = 500;
/** A table in a message is enough to know whose database it is. */
const NAMED_TABLES = 3;

/**
 * Makes the schema in an empty database and lets `work` fill it, all in one transaction: until it ends nobody sees
 * anything of it, and a process that is killed leaves nothing.
 *
 * @throws COPY_TARGET_IN_USE when there are tables; what `work` throws, with everything undone; STORE_UNAVAILABLE
 */
export async function fillEmptyPostgres<T>(
  { databaseUrl, tables }: { databaseUrl: string; tables: readonly CopiedTable[] },
  work: (target: PostgresTarget) => Promise<T>,
): Promise<T> {
  // Loaded only here: few starts need the driver.
  const { openPostgres } = await import('../postgres.js');
  // A connection that breaks is told by the statement that runs on it.
  const engine = await openPostgres({ url: databaseUrl, onError() {} });
  try {
    return await engine.withoutTimeouts((database) =>
      inTransaction(database, async (connection) => {
        await requireEmpty(connection);
        if (!(await createSchema(connection))) throw inUse('somebody else is making tables there');
        await requireSameTables(connection, tables);
        // Migrations put first rows into some tables.
        for (const { name } of tables.toReversed())
          await sql`delete from ${sql.table(name)}`.execute(connection);
        return work(openTarget(connection));
      }),
    );
  } finally {
    await engine.close();
  }
}

function openTarget(connection: Kysely<Database>): PostgresTarget {
  const run = (text: string, values: Values = []) =>
    connection.executeQuery(CompiledQuery.raw(text, [...values]));
  return {
    async insert({ name, columns }, rows) {
      const places = rows.map(
        (_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(', ')})`,
      );
      await run(
        `insert into ${quoted(name)} (${columns.map(quoted).join(', ')}) values ${places.join(', ')}`,
        rows.flat(),
      );
    },
    async *rows({ name, columns }) {
      await run(`declare copied cursor for select ${columns.map(quoted).join(', ')} from ${quoted(name)}`);
      for (;;) {
        const { rows } = await run(`fetch ${PAGE_ROWS} from copied`);
        for (const row of rows as Readonly<Record<string, unknown>>[])
          yield columns.map((column) => row[column]);
        if (rows.length < PAGE_ROWS) break;
      }
      await run('close copied');
    },
  };
}

async function requireEmpty(connection: Kysely<Database>): Promise<void> {
  const names = [...(await columnsByTable(connection)).keys()];
  if (names.length === 0) return;
  const named = names.slice(0, NAMED_TABLES).join(', ');
  throw inUse(`it has ${names.length} tables (${named}${names.length > NAMED_TABLES ? ', …' : ''})`);
}

function inUse(reason: string): StoreError {
  return new StoreError(
    'COPY_TARGET_IN_USE',
    `the PostgreSQL database is not empty: ${reason}. Make a new database, and start no server on it before the copy`,
  );
}

/** Both schemas come from the same migrations; this finds what somebody changed by hand before it is lost. */
async function requireSameTables(
  connection: Kysely<Database>,
  tables: readonly CopiedTable[],
): Promise<void> {
  const theirs = await columnsByTable(connection);
  const listed = (entries: Iterable<readonly [string, readonly string[]]>) =>
    [...entries].flatMap(([name, columns]) => columns.map((column) => `${name}.${column}`));
  const here = new Set(listed(tables.map(({ name, columns }) => [name, columns] as const)));
  const there = new Set(listed([...theirs].filter(([name]) => !isMigratorTable(name))));
  const different = [
    ...[...here].filter((column) => !there.has(column)),
    ...[...there].filter((column) => !here.has(column)),
  ];
  if (different.length > 0)
    throw new StoreError(
      'COPY_DIFFERS',
      `the embedded store has other columns than the schema of this version: ${different.join(', ')}`,
    );
}

/** The tables in the schema that new ones are made in. */
async function columnsByTable(connection: Kysely<Database>): Promise<ReadonlyMap<string, readonly string[]>> {
  // The catalogue, because information_schema hides what the role has no rights to.
  const { rows } = await sql<{ name: string; column: string }>`
    select pg_class.relname as name, pg_attribute.attname as column
    from pg_class
    join pg_namespace on pg_namespace.oid = pg_class.relnamespace
    join pg_attribute on pg_attribute.attrelid = pg_class.oid
    where pg_namespace.nspname = current_schema() and pg_class.relkind in ('r', 'p')
      and pg_attribute.attnum > 0 and not pg_attribute.attisdropped
    order by pg_class.relname, pg_attribute.attnum`.execute(connection);
  const columns = new Map<string, string[]>();
  for (const { name, column } of rows) columns.set(name, [...(columns.get(name) ?? []), column]);
  return columns;
}
