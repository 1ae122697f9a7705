import { useCallback, useMemo } from 'react';
import type { Slice } from '../api/calls/scopes.js';
import { ROWS_PER_PAGE } from '../kit/Pager.js';
import { useListSearch, useSearchValues } from '../shell/search.js';
import type { SearchValues } from '../shell/search-values.js';
import type { ListFilter } from './list-filter.js';

/** How many rows a page can show. */
export const PAGE_LENGTHS = [25, 50, 100] as const;

/** A filter that the address has, with its value. */
export interface ChosenFilter<Query> {
  readonly filter: ListFilter<Query>;
  readonly value: string;
}

/** What the lists of the API take besides the filters. */
interface Sorted {
  readonly search?: string;
  readonly sort?: string;
}

/** What a list is asked for: page, order, search, and what the chosen filters say. */
export type ListQuery<Query> = Slice & Partial<Query>;

/** What a list shows, and what changes it: everything stands in the address, so that it can be shared and gone back to. */
export interface ListState<Query> {
  readonly page: number;
  readonly rowsPerPage: number;
  readonly search: string;
  readonly order: string;
  readonly filters: readonly ListFilter<Query>[];
  readonly chosen: readonly ChosenFilter<Query>[];
  /** Whether fewer are asked for than there are. */
  readonly isNarrowed: boolean;
  readonly query: ListQuery<Query>;
  readonly setPage: (page: number) => void;
  readonly setRowsPerPage: (rows: number) => void;
  readonly setSearch: (search: string) => void;
  readonly setOrder: (order: string) => void;
  /** Without a value it is taken off. */
  readonly setFilter: (name: string, value: string | undefined) => void;
  /** Takes search and filters off. */
  readonly showAll: () => void;
}

/** @param order in which the list is while the address names none */
export function useList<Query extends Sorted>(
  filters: readonly ListFilter<Query>[],
  order: NonNullable<Query['sort']>,
): ListState<Query> {
  const [values, change] = useSearchValues();
  const { page, search, setPage, setSearch } = useListSearch();
  const rowsPerPage = PAGE_LENGTHS.find((length) => String(length) === values.rows) ?? ROWS_PER_PAGE;
  const sort = typeof values.sort === 'string' && /^-?[a-zA-Z]+$/.test(values.sort) ? values.sort : order;
  const chosen = useMemo(
    () =>
      filters.flatMap((filter): ChosenFilter<Query>[] => {
        const value = values[filter.name];
        return typeof value === 'string' && isPossible(filter, value) ? [{ filter, value }] : [];
      }),
    [filters, values],
  );
  const query = useMemo(
    () =>
      ({
        ...Object.assign({}, ...chosen.map(({ filter, value }) => filter.query(value))),
        ...(search !== '' && { search }),
        sort,
        pageNum: page,
        itemsPerPage: rowsPerPage,
      }) as ListQuery<Query>,
    [chosen, search, sort, page, rowsPerPage],
  );
  const fromTheFirst = useCallback(
    (changes: SearchValues) => change({ ...changes, page: undefined }),
    [change],
  );
  return {
    page,
    rowsPerPage,
    search,
    order: sort,
    filters,
    chosen,
    isNarrowed: search !== '' || chosen.length > 0,
    query,
    setPage,
    setRowsPerPage: (rows) => fromTheFirst({ rows: rows === ROWS_PER_PAGE ? undefined : String(rows) }),
    setSearch,
    setOrder: (next) => fromTheFirst({ sort: next === order ? undefined : next }),
    setFilter: (name, value) => fromTheFirst({ [name]: value }),
    showAll: () =>
      fromTheFirst({
        search: undefined,
        ...Object.fromEntries(filters.map(({ name }) => [name, undefined])),
      }),
  };
}

function isPossible<Query>(filter: ListFilter<Query>, value: string): boolean {
  if ('choices' in filter)
    return filter.choices.some((choice) => choice.value === value) || filter.isValue?.(value) === true;
  if ('find' in filter) return /^[0-9a-f]{24}$/.test(value);
  return value.trim() !== '' && [...value].length <= filter.most;
}
