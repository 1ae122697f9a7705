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
  const pageNum = query.pageNum ?? 1;
  const itemsPerPage = query.itemsPerPage ?? 100;
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
 * The links of a list. In `self` the paging parameters come last, page first; in `next` and `previous` all parameters
 * are in alphabetical order (recorded responses, section 2).
 */
export function listLinks(address: string, query: SentQuery, page: ListPage, hasMore: boolean): Link[] {
  const own = query.filter(([name]) => name !== 'pageNum' && name !== 'itemsPerPage').sort(byName);
  const selfQuery = [...own, ['pageNum', String(page.pageNum)], ['itemsPerPage', String(page.itemsPerPage)]];
  const links: Link[] = [{ href: `${address}?${encodeQuery(selfQuery)}`, rel: 'self' }];
  const neighbour = (pageNum: number, rel: string) => {
    const parameters: [string, string][] = [
      ...own.map(([name, value]): [string, string] => [name, value]),
      ['itemsPerPage', String(page.itemsPerPage)],
      ['pageNum', String(pageNum)],
    ];
    links.push({ href: `${address}?${encodeQuery(parameters.sort(byName))}`, rel });
  };
  if (page.pageNum > 1) neighbour(page.pageNum - 1, 'previous');
  if (hasMore) neighbour(page.pageNum + 1, 'next');
  return links;
}

function byName(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

function encodeQuery(parameters: readonly (readonly string[])[]): string {
  return parameters
    .map(([name = '', value = '']) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
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
