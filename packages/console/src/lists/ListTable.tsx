import type { Page } from '@sallyport/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ReactNode, type Ref, useEffect, useId } from 'react';
import type { Call } from '../api/call.js';
import { read } from '../api/query.js';
import { Button } from '../kit/Button.js';
import { Loaded } from '../kit/Loaded.js';
import { Empty } from '../kit/Page.js';
import { Pager } from '../kit/Pager.js';
import { SearchBox } from '../kit/SearchBox.js';
import { type Column, Table } from '../kit/Table.js';
import { AddFilter, ChosenFilters } from './Filters.js';
import { ExportButton, type ExportForm } from './ListExport.js';
import styles from './ListTable.module.css';
import { type BulkAction, TickedBar } from './TickedBar.js';
import { type ListQuery, type ListState, PAGE_LENGTHS } from './useList.js';
import { useTicked } from './useTicked.js';

/**
 * A list that the server searches, narrows, sorts and pages, with a row for each thing: totals, filters as chips, ticks with
 * actions over many, and an export. `useList` keeps in the address what it shows.
 */
export function ListTable<Row, Query>({
  list,
  call,
  caption,
  noun,
  searchLabel,
  columns,
  keyOf,
  nameOf,
  actions,
  bulk = [],
  csv,
  empty,
  refusal,
  onRows,
  listRef,
}: {
  list: ListState<Query>;
  call: (query: ListQuery<Query>) => Call<Page<Row>>;
  caption: string;
  /** What the rows are: one, and several. */
  noun: readonly [one: string, several: string];
  searchLabel: string;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  /** What a row is called, for its tick box and for what is said of it. */
  nameOf: (row: Row) => string;
  actions?: ((row: Row) => ReactNode) | undefined;
  /** What can be done to many rows at once; without any there are no tick boxes unless there is an export. */
  bulk?: readonly BulkAction<Row>[];
  csv?: ExportForm<Row> | undefined;
  /** What is shown when there are no rows, whatever is asked for. */
  empty: ReactNode;
  /** What is shown instead of a refusal, for some. */
  refusal?: ((error: unknown) => ReactNode) | undefined;
  /** Hears of the rows that are shown. */
  onRows?: ((rows: readonly Row[]) => void) | undefined;
  listRef?: Ref<HTMLElement> | undefined;
}) {
  const query = useQuery(read(call(list.query)));
  const ticked = useTicked<Row>(keyOf);
  usePageThatIsThere(list, query);
  const rows = query.data?.results;
  useEffect(() => {
    if (rows) onRows?.(rows);
  }, [rows, onRows]);
  const instead = query.error && refusal?.(query.error);
  if (instead) return instead;
  const isTicking = bulk.length > 0 || csv !== undefined;
  return (
    <section ref={listRef} tabIndex={-1} aria-label={caption} className={styles.list}>
      <div className={styles.tools}>
        <SearchBox label={searchLabel} text={list.search} onSearch={list.setSearch} isOfList />
        {list.filters.length > 0 && <AddFilter list={list} />}
        <Order columns={columns} list={list} />
        <span className={styles.spring} />
        {csv && <ExportButton form={csv} noun={noun} list={list} call={call} ticked={ticked.rows} />}
      </div>
      <ChosenFilters list={list} />
      <Loaded query={query}>
        {({ results, totalCount }) => (
          <>
            <div className={styles.total}>
              <span className="quiet" role="status">
                {totalText(totalCount, noun, list.isNarrowed)}
              </span>
              {totalCount > PAGE_LENGTHS[0] && <PageLength list={list} />}
            </div>
            {isTicking && ticked.rows.length > 0 && (
              <TickedBar ticked={ticked} shown={results} bulk={bulk} noun={noun} />
            )}
            {totalCount === 0 ? (
              list.isNarrowed ? (
                <NothingMatches list={list} noun={noun} />
              ) : (
                empty
              )
            ) : (
              <div>
                <Table
                  caption={caption}
                  columns={columns}
                  rows={results}
                  keyOf={keyOf}
                  actions={actions}
                  sorting={{ order: list.order, onSort: list.setOrder }}
                  ticking={
                    isTicking ? { keys: ticked.keys, labelOf: nameOf, onTick: ticked.tick } : undefined
                  }
                  problemOf={(row) => {
                    const problem = ticked.problemOf(row);
                    return problem && <div className="problem">{problem}</div>;
                  }}
                />
                <Pager
                  page={list.page}
                  rowsPerPage={list.rowsPerPage}
                  total={totalCount}
                  onPage={list.setPage}
                />
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

/** The last row of the last page is gone, or an old address names a page that there is no more: goes to the last one. */
function usePageThatIsThere<Row, Query>(list: ListState<Query>, query: UseQueryResult<Page<Row>>) {
  const { page, rowsPerPage, setPage } = list;
  const { data, isPlaceholderData } = query;
  const pages = Math.max(1, Math.ceil((data?.totalCount ?? 0) / rowsPerPage));
  const isBeyond = data !== undefined && !isPlaceholderData && page > pages;
  useEffect(() => {
    if (isBeyond) setPage(pages);
  }, [isBeyond, pages, setPage]);
}

function totalText(total: number, noun: readonly [string, string], isNarrowed: boolean): string {
  const counted = `${total.toLocaleString()} ${noun[total === 1 ? 0 : 1]}`;
  return isNarrowed ? `${counted} ${total === 1 ? 'matches' : 'match'}` : counted;
}

function NothingMatches<Query>({
  list,
  noun: [one, several],
}: {
  list: ListState<Query>;
  noun: readonly [string, string];
}) {
  const by = [
    ...(list.search === '' ? [] : [`“${list.search}”`]),
    ...(list.chosen.length === 0 ? [] : ['the filters']),
  ];
  return (
    <Empty
      title={`No ${one} matches ${by.join(' and ')}`}
      action={<Button onClick={list.showAll}>Show all {several}</Button>}
    />
  );
}

function PageLength<Query>({ list }: { list: ListState<Query> }) {
  const id = useId();
  return (
    <span className={styles.length}>
      <label htmlFor={id}>Rows per page</label>
      <select
        id={id}
        className="select"
        value={list.rowsPerPage}
        onChange={(event) => list.setRowsPerPage(Number(event.target.value))}
      >
        {PAGE_LENGTHS.map((length) => (
          <option key={length}>{length}</option>
        ))}
      </select>
    </span>
  );
}

/** What the headings of the table offer, where the rows are cards without headings. */
function Order<Row, Query>({ columns, list }: { columns: readonly Column<Row>[]; list: ListState<Query> }) {
  const id = useId();
  return (
    <span className={styles.order}>
      <label htmlFor={id}>Sort by</label>
      <select
        id={id}
        className="select"
        value={list.order}
        onChange={(event) => list.setOrder(event.target.value)}
      >
        {columns.flatMap(({ name, sort }) =>
          sort === undefined
            ? []
            : [
                <option key={sort} value={sort}>
                  {name} ↑
                </option>,
                <option key={`-${sort}`} value={`-${sort}`}>
                  {name} ↓
                </option>,
              ],
        )}
      </select>
    </span>
  );
}
