import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** What stands behind the question mark of an address: texts, or lists of texts where a name is repeated. */
export type SearchValues = Readonly<Record<string, string | readonly string[] | undefined>>;

export function parseSearch(text: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(new URLSearchParams(text).keys())) {
    const all = new URLSearchParams(text).getAll(name);
    values[name] = all.length === 1 ? (all[0] ?? '') : all;
  }
  return values;
}

export function writeSearch(values: SearchValues): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    for (const single of Array.isArray(value) ? value : [value])
      if (single !== undefined && single !== '') search.append(name, String(single));
  return search.size > 0 ? `?${search}` : '';
}

/**
 * Search values for a link or a navigation. The router knows only routes that declare theirs, and here all pages read them
 * the same way; this is the one place that tells it so.
 */
export function searchOf(values: SearchValues): never {
  return values as never;
}

/**
 * Reads and changes the address's search values, so that what a page shows can be shared, and Back takes it back.
 * Changes merge; `undefined` removes.
 */
export function useSearchValues(): readonly [
  SearchValues,
  (changes: SearchValues, replace?: boolean) => void,
] {
  const values = useSearch({ strict: false }) as SearchValues;
  const navigate = useNavigate();
  const change = useCallback(
    (changes: SearchValues, replace = false) =>
      navigate({
        to: '.',
        search: (before: SearchValues) => ({ ...before, ...changes }),
        replace,
        resetScroll: false,
      } as never),
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
