import {
  type CompiledQuery,
  type InsertObject,
  type InsertQueryBuilder,
  type InsertResult,
  SqliteAdapter,
} from 'kysely';
import { asJsonRows } from './json-rows.js';
import {
  type Bounds,
  bind,
  formOf,
  type Placeholders,
  placeholdersFor,
  type Values,
} from './placeholders.js';
import type { Reader } from './reader.js';
import type { Database } from './schema.js';
import { send, type Writer } from './writer.js';

/** A query that is asked with other values each time. Its SQL is made once for each engine and form. */
export interface Prepared<V, Row> {
  /** The first row. */
  first(reader: Reader, values: V): Promise<Row | undefined>;
  /**
   * Every row; for queries that name their columns and have a bound. `bounds` fill LIMIT and OFFSET: apart from the values,
   * since an object made of both would take longer than the SQL of a short list.
   */
  all(reader: Reader, values: V, bounds?: Bounds): Promise<Row[]>;
  /** Every row that a statement answers which changes something. */
  run(database: Writer, values: V): Promise<Row[]>;
  /** Runs an update or delete of which nobody needs to know how many rows it found (writer.ts). */
  send(database: Writer, values: V): Promise<void>;
}

/** The row of a prepared query. */
export type RowOf<Query> = Query extends Prepared<never, infer Row> ? Row : never;

/** What Kysely's builders make. */
export interface Query<Row> {
  compile(): CompiledQuery<Row>;
}

/** Forms differ by flags and by what is absent, so there are few; very long lists make further ones. */
const MAX_FORMS = 100;

/** @param build makes the query: what decides by a value can only be given a flag, or nothing */
export function prepared<V extends Values<V>, Row>(
  build: (reader: Reader, values: Placeholders<V>) => Query<Row>,
): Prepared<V, Row> {
  const compile = (reader: Reader, values: Placeholders<V>) => build(reader, values).compile();
  const plain = onceForEachFormOf(compile);
  const asJson = onceForEachFormOf((reader, values: Placeholders<V>) => asJsonRows(compile(reader, values)));
  return {
    async first(reader, values) {
      const { rows } = await ask(reader, plain(reader, values), values);
      return rows[0];
    },
    async all(reader, values, bounds) {
      if (!isSqlite(reader)) return (await ask(reader, plain(reader, values), values, bounds)).rows;
      const { query, read } = asJson(reader, values);
      return read((await ask(reader, query, values, bounds)).rows);
    },
    run: async (database, values) => (await ask(database, plain(database, values), values)).rows,
    send: (database, values) => send(database, bound(plain(database, values), values)),
  };
}

/** More rows at once are rarely the same number: their SQL is made each time. */
export const MOST_PREPARED_ROWS = 10;

type Insert<Table extends keyof Database> = InsertQueryBuilder<Database, Table, InsertResult>;

/**
 * Inserts rows of a table, all with the same columns in the same order. The SQL is made once for each number of rows.
 *
 * @param finish says what happens to rows that are there already; by default the insert fails
 */
export function preparedInsert<Table extends keyof Database>(
  table: Table,
  finish: (insert: Insert<Table>) => Insert<Table> = (insert) => insert,
): (database: Writer, rows: readonly InsertObject<Database, Table>[]) => Promise<void> {
  const remembered = onceForEachForm<CompiledQuery>();
  return async (database, rows) => {
    const [first] = rows;
    if (first === undefined) return;
    const make = () => finish(database.insertInto(table).values(rows)).compile();
    const made =
      rows.length > MOST_PREPARED_ROWS
        ? make()
        : remembered(database, `${rows.length} ${Object.keys(first).join(' ')}`, make);
    const { query, queryId, sql } = made;
    const parameters: unknown[] = rows.flatMap((row) => Object.values(row));
    await database.executeQuery({ query, queryId, sql, parameters });
  };
}

export function isSqlite(reader: Reader): boolean {
  return reader.getExecutor().adapter instanceof SqliteAdapter;
}

function ask<Row, V extends Values<V>>(
  reader: Reader,
  query: CompiledQuery<Row>,
  values: V,
  bounds?: Bounds,
) {
  return reader.executeQuery<Row>(bound(query, values, bounds));
}

function bound<Row, V extends Values<V>>(
  { query, queryId, sql, parameters }: CompiledQuery<Row>,
  values: V,
  bounds?: Bounds,
): CompiledQuery<Row> {
  return { query, queryId, sql, parameters: bind(parameters, values, bounds) };
}

function onceForEachFormOf<V extends Values<V>, Made>(
  make: (reader: Reader, values: Placeholders<V>) => Made,
): (reader: Reader, values: V) => Made {
  const remembered = onceForEachForm<Made>();
  return (reader, values) => remembered(reader, formOf(values), () => make(reader, placeholdersFor(values)));
}

/** Remembers what is made of each form, for each engine. */
function onceForEachForm<Made>(): (reader: Reader, form: string, make: () => Made) => Made {
  // A connection to another engine has another adapter.
  const byEngine = new WeakMap<object, Map<string, Made>>();
  return (reader, form, make) => {
    const { adapter } = reader.getExecutor();
    let forms = byEngine.get(adapter);
    if (forms === undefined) {
      forms = new Map();
      byEngine.set(adapter, forms);
    }
    let made = forms.get(form);
    if (made === undefined) {
      made = make();
      if (forms.size >= MAX_FORMS) forms.clear();
      forms.set(form, made);
    }
    return made;
  };
}
