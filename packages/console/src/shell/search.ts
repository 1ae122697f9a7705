import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { root } from './root.js';
import type { SearchValues } from './search-values.js';

/**
 * Reads and changes the address's search values, so that what a page shows can be shared, and Back takes it back.
 * Changes merge; `undefined` removes.
 */
export function useSearchValues(): readonly [
  SearchValues,
  (changes: SearchValues, replace?: boolean) => void,
] {
  const values = root.useSearch();
  const navigate = useNavigate();
  const change = useCallback(
    (changes: SearchValues, replace = false) =>
      navigate({
        to: '.',
        search: (before: SearchValues) => ({ ...before, ...changes }),
        replace,
        resetScroll: false,
      }),
    [navigate],
  );
  return [values, change];
}

/** Page and search text of a list, kept in the address. */
export function useListSearch() {
  const [values, change] = useSearchValues();
  const page = Number(values.page ?? 1);
  const setSearch = useCallback((search: string) => change({ search, page: undefined }, true), [change]);
  return {
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    search: typeof values.search === 'string' ? values.search : '',
    setPage: (next: number) => change({ page: next === 1 ? undefined : String(next) }),
    setSearch,
  };
}
