import type { Expression, ReferenceExpression, SelectQueryBuilder } from 'kysely';
import type { Page, Slice } from './page.js';
import type { Placeholders, Values } from './placeholders.js';
import { type PreparedPages, preparedPages } from './prepared-pages.js';
import type { Reader } from './store.js';

/** By what a list is sorted: the name of one of its orders, with a minus before it the other way round. */
export type Order<Name extends string> = Name | `-${Name}`;

/** Every order of a list, both ways. */
export function bothWays<const Name extends string>(names: readonly Name[]): readonly Order<Name>[] {
  return names.flatMap((name): Order<Name>[] => [name, `-${name}`]);
}

/** A list that can be read in several orders. */
export interface SortedPages<V, Row, Name extends string> {
  read(reader: Reader, values: V, order: Order<Name>, page: Page): Promise<Slice<Row>>;
}

/**
 * @param list which rows there are, as yet without columns
 * @param columns gives them columns
 * @param keys what rows are sorted by, for each order: an expression that is null for no row, because the engines put nulls at
 * different ends
 * @param tie sorts the rows whose keys are equal, so that no page repeats or misses one
 */
export function sortedPages<V extends Values<V>, DB, TB extends keyof DB, Row, Name extends string>(
  list: (reader: Reader, values: Placeholders<V>) => SelectQueryBuilder<DB, TB, object>,
  columns: (
    list: SelectQueryBuilder<DB, TB, object>,
    values: Placeholders<V>,
  ) => SelectQueryBuilder<DB, TB, Row>,
  keys: { readonly [N in Name]: (values: Placeholders<V>, reader: Reader) => Expression<unknown> },
  tie: ReferenceExpression<DB, TB>,
): SortedPages<V, Row, Name> {
  const pages = new Map<string, PreparedPages<V, Row>>();
  for (const [name, key] of Object.entries<(typeof keys)[Name]>(keys))
    for (const direction of ['asc', 'desc'] as const)
      pages.set(
        direction === 'asc' ? name : `-${name}`,
        preparedPages(list, (rows, values, reader) =>
          columns(rows, values).orderBy(key(values, reader), direction).orderBy(tie, direction),
        ),
      );
  return {
    read(reader, values, order, page) {
      const sorted = pages.get(order);
      if (sorted === undefined) throw new Error(`there is no order ${order}`);
      return sorted.read(reader, values, page);
    },
  };
}
