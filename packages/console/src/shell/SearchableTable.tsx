import type { ReactNode } from 'react';
import { Empty } from '../kit/Page.js';
import { Pager, ROWS_PER_PAGE } from '../kit/Pager.js';
import { SearchBox } from '../kit/SearchBox.js';
import { type Column, Table } from '../kit/Table.js';
import styles from './SearchableTable.module.css';
import { useListSearch } from './search.js';

/** A list that stands in a document, which is read whole: searched and paged here. */
export function SearchableTable<Row>({
  caption,
  searchLabel,
  noun,
  textOf,
  filter,
  rows,
  empty,
  columns,
  keyOf,
  actions,
}: {
  caption: string;
  searchLabel: string;
  /** What the rows are, for how many match: one, and several. */
  noun: readonly [one: string, several: string];
  /** What is searched of a row. */
  textOf: (row: Row) => string;
  /** More to narrow the list by, beside the box. */
  filter?: ReactNode;
  rows: readonly Row[];
  /** What is shown when there are no rows, whatever is searched. */
  empty: ReactNode;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  actions?: ((row: Row) => ReactNode) | undefined;
}) {
  const { page, search, setPage, setSearch } = useListSearch();
  const wanted = search.trim().toLowerCase();
  const matching = wanted === '' ? rows : rows.filter((row) => textOf(row).toLowerCase().includes(wanted));
  const count = (number: number) => `${number} ${noun[number === 1 ? 0 : 1]}`;
  return (
    <>
      {(rows.length > 0 || filter) && (
        <div className={styles.tools}>
          {rows.length > 0 && <SearchBox label={searchLabel} text={search} onSearch={setSearch} />}
          {filter}
          <span className="quiet" role="status">
            {wanted === '' ? count(rows.length) : `${matching.length} of ${count(rows.length)} match`}
          </span>
        </div>
      )}
      {rows.length === 0 ? (
        empty
      ) : matching.length === 0 ? (
        <Empty title={`Nothing matches “${search}”`} />
      ) : (
        <div>
          <Table
            caption={caption}
            columns={columns}
            rows={matching.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE)}
            keyOf={keyOf}
            actions={actions}
          />
          <Pager page={page} total={matching.length} onPage={setPage} />
        </div>
      )}
    </>
  );
}
