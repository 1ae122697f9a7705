import { type SelectQueryBuilder, sql } from 'kysely';
import type { Page, Slice } from './page.js';
import { LIMIT, OFFSET, type Placeholders, type Values } from './placeholders.js';
import { isSqlite, prepared } from './prepared.js';
import type { Reader } from './reader.js';

/** A list that is read page by page, with SQL that is made once. */
export interface PreparedPages<V, Row> {
  read(reader: Reader, values: V, page: Page): Promise<Slice<Row>>;
  count(reader: Reader, values: V): Promise<number>;
}

type Build<V, Made> = (reader: Reader, values: Placeholders<V>) => Made;

// A bare parameter would make SQLite prepare the statement again at each call: it plans by the value of a limit
// (sqlite3ExprIsInteger).
const LIMITED = sql<number>`cast(${LIMIT} as bigint)`;
const SKIPPED = sql<number>`cast(${OFFSET} as bigint)`;
const COUNT = sql<number>`count(*)`.as('total');
const ONE = sql<number>`1`.as('one');

/**
 * @param list which rows there are, as yet without columns
 * @param show gives them columns and an order
 * @param counted where fewer tables are enough to count them, or where so many of them are: then the count ends there
 */
export function preparedPages<V extends Values<V>, DB, TB extends keyof DB, Row, Fewer extends keyof DB>(
  list: Build<V, SelectQueryBuilder<DB, TB, object>>,
  show: (
    list: SelectQueryBuilder<DB, TB, object>,
    values: Placeholders<V>,
    reader: Reader,
  ) => SelectQueryBuilder<DB, TB, Row>,
  counted?: Build<V, SelectQueryBuilder<DB, Fewer, object>> | { readonly most: number },
): PreparedPages<V, Row> {
  const slice: Build<V, SelectQueryBuilder<DB, TB, Row>> = (reader, values) =>
    show(list(reader, values), values, reader).limit(LIMITED).offset(SKIPPED);
  const total = (reader: Reader, values: Placeholders<V>) => {
    if (typeof counted === 'function')
      return counted(reader, values).select(COUNT).$castTo<{ total: number }>();
    const all = list(reader, values);
    return counted === undefined
      ? all.select(COUNT).$castTo<{ total: number }>()
      : reader
          .selectFrom(all.select(ONE).limit(counted.most).as('some'))
          .select(COUNT)
          .$castTo<{ total: number }>();
  };

  const rows = prepared(slice);
  const countedRows = prepared((reader, values: Placeholders<V>) =>
    slice(reader, values).select(total(reader, values).as('total')).$castTo<Row & { total: number }>(),
  );
  const totals = prepared(total);

  async function count(reader: Reader, values: V): Promise<number> {
    return Number((await totals.first(reader, values))?.total);
  }

  return {
    count,
    async read(reader, values, page) {
      const { limit, offset } = page;
      if (page.includeCount === false)
        return { results: await rows.all(reader, values, { limit, offset }), totalCount: 0 };
      // Where the database is far away, a second question costs more than counting what turns out to be known.
      if (!isSqlite(reader)) {
        const results = await countedRows.all(reader, values, { limit, offset });
        const known = results[0]?.total ?? (offset === 0 ? 0 : undefined);
        return { results, totalCount: known ?? (await count(reader, values)) };
      }
      // A row more than asked for tells whether the page is the last one, and that how long the list is.
      const results = await rows.all(reader, values, { limit: limit + 1, offset });
      const isLast = results.length <= limit && (results.length > 0 || offset === 0);
      if (isLast) return { results, totalCount: offset + results.length };
      return { results: results.slice(0, limit), totalCount: await count(reader, values) };
    },
  };
}
