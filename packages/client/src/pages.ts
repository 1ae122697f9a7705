import type { Query } from './query.js';

/** One page of a list. `totalCount` is 0 where the query asked for no count. */
export interface Page<T> {
  readonly results: readonly T[];
  readonly totalCount: number;
  readonly links: readonly { readonly href?: string; readonly rel?: string }[];
}

/** What the server answers where the query does not say. */
const DEFAULT_ITEMS_PER_PAGE = 100;

/**
 * Reads pages one after the other until none follows. Whether one does, the `next` link says; of lists without links
 * the count does; and where the query asks for no count there is neither, so a full page is followed. The address of the
 * link is not used: behind a proxy it may not be the one to call.
 */
export async function* readPages<T>(
  query: Query,
  read: (query: Query) => Promise<Page<T>>,
): AsyncGenerator<Page<T>, void, undefined> {
  let pageNum = Number(query.pageNum ?? 1);
  const asked = query.itemsPerPage === undefined ? undefined : Number(query.itemsPerPage);
  const isUncounted = String(query.includeCount) === 'false';
  let itemsPerPage = asked;
  for (;;) {
    const page = await read({ ...query, pageNum });
    if (!Array.isArray(page?.results)) throw new TypeError('The answer is no page of a list');
    yield page;
    itemsPerPage ??= page.results.length;
    const { links = [], totalCount = 0 } = page as Partial<Page<T>>;
    const isFollowed = isUncounted
      ? page.results.length >= (asked ?? DEFAULT_ITEMS_PER_PAGE)
      : links.length > 0
        ? links.some(({ rel }) => rel === 'next')
        : pageNum * itemsPerPage < totalCount;
    // An empty page that is followed by another would have no end.
    if (!isFollowed || page.results.length === 0) return;
    pageNum += 1;
  }
}
