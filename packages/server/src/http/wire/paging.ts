import { DEFAULT_ITEMS_PER_PAGE } from '../../domain/limits.js';
import type { Page } from '../../store/page.js';

/** Paging as the wire counts it: pages from 1. */
export interface ListPage extends Page {
  readonly pageNum: number;
  readonly itemsPerPage: number;
  readonly includeCount: boolean;
}

export function listPage(query: {
  pageNum?: number;
  itemsPerPage?: number;
  includeCount?: boolean;
}): ListPage {
  // The Atlas CLI leaves the number at Go's zero, at every interactive login.
  const pageNum = query.pageNum || 1;
  const itemsPerPage = query.itemsPerPage ?? DEFAULT_ITEMS_PER_PAGE;
  return {
    pageNum,
    itemsPerPage,
    includeCount: query.includeCount ?? true,
    limit: itemsPerPage,
    offset: (pageNum - 1) * itemsPerPage,
  };
}

export interface Link {
  href: string;
  rel: string;
}

/** The query of a request as it was sent: names and values decoded, repeated names kept. */
export type SentQuery = readonly (readonly [string, string])[];

export function parseSentQuery(target: string): SentQuery {
  const at = target.indexOf('?');
  return at < 0 ? [] : [...new URLSearchParams(target.slice(at + 1))];
}

/**
 * The links of a list. The request's own parameters come first, as they were sent; then those of the page, its number
 * first in `self` and last in `previous` and `next` (recorded responses, section 2). Without a count the live service does
 * not look whether more follow, and so `next` is not there (recorded: 15 full pages of events).
 */
export function listLinks(address: string, query: SentQuery, page: ListPage, hasMore: boolean): Link[] {
  const own = query.filter(([name]) => name !== 'pageNum' && name !== 'itemsPerPage');
  const start = own.length === 0 ? `${address}?` : `${address}?${encodeQuery(own)}&`;
  const length = `itemsPerPage=${page.itemsPerPage}`;
  const links = [{ href: `${start}pageNum=${page.pageNum}&${length}`, rel: 'self' }];
  const toPage = (pageNum: number) => `${start}${length}&pageNum=${pageNum}`;
  if (page.pageNum > 1) links.push({ href: toPage(page.pageNum - 1), rel: 'previous' });
  if (hasMore && page.includeCount) links.push({ href: toPage(page.pageNum + 1), rel: 'next' });
  return links;
}

function encodeQuery(parameters: SentQuery): string {
  return parameters
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}

/** A list as it is answered. Without a count the live service still says 0. */
export function listBody(
  results: readonly unknown[],
  totalCount: number,
  links: readonly Link[],
  includeCount: boolean,
) {
  return { links, results, totalCount: includeCount ? totalCount : 0 };
}
