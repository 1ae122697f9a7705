import { type CompiledQuery, SqliteAdapter } from 'kysely';
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

/** A query that is asked with other values each time. Its SQL is made once for each engine and form. */
export interface Prepared<V, Row> {
  /** The first row. */
  first(reader: Reader, values: V): Promise<Row | undefined>;
  /**
   * Every row; for queries that name their columns and have a bound. `bounds` fill LIMIT and OFFSET: apart from the values,
   * since an object made of both would take longer than the SQL of a short list.
   */
  all(reader: Reader, values: V, bounds?: Bounds): Promise<Row[]>;
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
  const plain = onceForEachForm(compile);
  const asJson = onceForEachForm((reader, values: Placeholders<V>) => asJsonRows(compile(reader, values)));
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
  };
}

export function isSqlite(reader: Reader): boolean {
  return reader.getExecutor().adapter instanceof SqliteAdapter;
}

function ask<Row, V extends Values<V>>(
  reader: Reader,
  { query, queryId, sql, parameters }: CompiledQuery<Row>,
  values: V,
  bounds?: Bounds,
) {
  return reader.executeQuery<Row>({ query, queryId, sql, parameters: bind(parameters, values, bounds) });
}

/** Remembers what is made of each form of the values, for each engine. */
function onceForEachForm<V extends Values<V>, Made>(
  make: (reader: Reader, values: Placeholders<V>) => Made,
): (reader: Reader, values: V) => Made {
  // A connection to another engine has another adapter.
  const byEngine = new WeakMap<object, Map<string, Made>>();
  return (reader, values) => {
    const { adapter } = reader.getExecutor();
    let forms = byEngine.get(adapter);
    if (forms === undefined) {
      forms = new Map();
      byEngine.set(adapter, forms);
    }
    const form = formOf(values);
    let made = forms.get(form);
    if (made === undefined) {
      made = make(reader, placeholdersFor(values));
      if (forms.size >= MAX_FORMS) forms.clear();
      forms.set(form, made);
    }
    return made;
  };
}
