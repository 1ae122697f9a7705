import { type SelectQueryBuilder, sql } from 'kysely';
import type { Page, Slice } from './page.js';
import { Placeholder, type Placeholders, type Values } from './placeholders.js';
import { isSqlite, prepared } from './prepared.js';
import type { Reader } from './store.js';

/** A list that is read page by page, with SQL that is made once. */
export interface PreparedPages<V, Row> {
  read(reader: Reader, values: V, page: Page): Promise<Slice<Row>>;
  count(reader: Reader, values: V): Promise<number>;
}

type Build<V, Made> = (reader: Reader, values: Placeholders<V>) => Made;

// A bare parameter would make SQLite prepare the statement again at each call: it plans by the value of a limit
// (sqlite3ExprIsInteger).
const LIMIT = sql<number>`cast(${new Placeholder('limit')} as bigint)`;
const OFFSET = sql<number>`cast(${new Placeholder('offset')} as bigint)`;
const COUNT = sql<number>`count(*)`.as('total');

/**
 * @param list which rows there are, as yet without columns
 * @param show gives them columns and an order
 * @param counted where fewer tables are enough to count them
 */
export function preparedPages<V extends Values<V>, DB, TB extends keyof DB, Row, Fewer extends keyof DB>(
  list: Build<V, SelectQueryBuilder<DB, TB, object>>,
  show: (list: SelectQueryBuilder<DB, TB, object>) => SelectQueryBuilder<DB, TB, Row>,
  counted?: Build<V, SelectQueryBuilder<DB, Fewer, object>>,
): PreparedPages<V, Row> {
  const slice: Build<V, SelectQueryBuilder<DB, TB, Row>> = (reader, values) =>
    show(list(reader, values)).limit(LIMIT).offset(OFFSET);
  const total = (reader: Reader, values: Placeholders<V>) =>
    counted
      ? counted(reader, values).select(COUNT).$castTo<{ total: number }>()
      : list(reader, values).select(COUNT).$castTo<{ total: number }>();

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
      const asked = { ...values, limit: page.limit, offset: page.offset };
      if (page.includeCount === false) return { results: await rows.all(reader, asked), totalCount: 0 };
      // Where the database is far away, a second question costs more than counting what turns out to be known.
      if (!isSqlite(reader)) {
        const results = await countedRows.all(reader, asked);
        const known = results[0]?.total ?? knownCount(page, 0);
        return { results, totalCount: known ?? (await count(reader, values)) };
      }
      const results = await rows.all(reader, asked);
      return { results, totalCount: knownCount(page, results.length) ?? (await count(reader, values)) };
    },
  };
}

/** How long a list is of which a page was read, where that tells. */
function knownCount({ limit, offset }: Page, length: number): number | undefined {
  const isLast = length < limit && (length > 0 || offset === 0);
  return isLast ? offset + length : undefined;
}
