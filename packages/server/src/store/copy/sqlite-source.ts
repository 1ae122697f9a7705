import { existsSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { isMigratorTable, requireThisSchema } from '../migrate.js';
import { errorCode } from '../retry.js';
import type { Database } from '../schema.js';
import { openSqlite } from '../sqlite.js';
import { databaseFile } from '../sqlite-engine.js';
import { StoreError } from '../store-error.js';
import type { Values } from './checksum.js';

export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** The store of a data directory, which nobody else has open and nobody can open meanwhile. */
export interface SqliteSource {
  readonly reader: Kysely<Database>;
  /** Every table of the schema; those that others refer to come before them. */
  readonly tables: readonly CopiedTable[];
  /** All rows of a table, one at a time. */
  rows(table: CopiedTable): Iterable<Values>;
  close(): void;
}

/**
 * Opens the store to be read, and changes nothing in it.
 *
 * @throws STORE_MISSING, STORE_BUSY while a process has it open, SCHEMA_TOO_NEW, SCHEMA_TOO_OLD
 */
export async function openSqliteSource(dataDir: string): Promise<SqliteSource> {
  const file = databaseFile(dataDir);
  if (!existsSync(file))
    throw new StoreError('STORE_MISSING', `there is no store in ${dataDir}: ${file} does not exist`);
  const { handle, database } = await openSqlite({
    file,
    driver: undefined,
    queryOnly: true,
    isExclusive: true,
  }).catch((error: unknown) => {
    if (!errorCode(error)?.startsWith('SQLITE_BUSY')) throw error;
    throw new StoreError(
      'STORE_BUSY',
      `a server or another process has ${file} open: stop it first, so that nothing is written there meanwhile`,
      { cause: error },
    );
  });

  function ask(sql: string, ...parameters: string[]): Readonly<Record<string, unknown>>[] {
    return handle.prepare(sql).all(parameters) as Readonly<Record<string, unknown>>[];
  }
  const textsOf = (sql: string, ...parameters: string[]) =>
    ask(sql, ...parameters).map(({ name }) => String(name));

  try {
    await requireThisSchema(database);
    const names = textsOf(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite~_%' escape '~' order by name",
    ).filter((name) => !isMigratorTable(name));
    const tables = names.map((name) => ({
      name,
      columns: textsOf('select name from pragma_table_info(?) order by cid', name),
      refersTo: textsOf('select distinct "table" as name from pragma_foreign_key_list(?)', name),
    }));
    return {
      reader: database,
      tables: inOrderOfReference(tables),
      *rows({ name, columns }) {
        const statement = handle.prepare(`select ${columns.map(quoted).join(', ')} from ${quoted(name)}`);
        for (const row of statement.iterate([]) as Iterable<Readonly<Record<string, unknown>>>)
          yield columns.map((column) => row[column]);
      },
      close: handle.close,
    };
  } catch (error) {
    handle.close();
    throw error;
  }
}

/** An identifier in SQL; ours have no quotes in them. */
export function quoted(name: string): string {
  return `"${name}"`;
}

/** @throws STORE_DAMAGED when tables refer to each other in a circle, which no table of the schema does */
function inOrderOfReference<T extends { readonly name: string; readonly refersTo: readonly string[] }>(
  tables: readonly T[],
): T[] {
  const ordered: T[] = [];
  const isPlaced = (name: string) => ordered.some((table) => table.name === name);
  while (ordered.length < tables.length) {
    const next = tables.filter(({ name, refersTo }) => !isPlaced(name) && refersTo.every(isPlaced));
    if (next.length === 0)
      throw new StoreError('STORE_DAMAGED', 'tables of the store refer to each other in a circle');
    ordered.push(...next);
  }
  return ordered;
}
