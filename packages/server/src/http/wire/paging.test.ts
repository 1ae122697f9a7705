import { describe, expect, it } from 'vitest';
import { listBody, listLinks, listPage, parseSentQuery } from './paging.js';

const ADDRESS = 'https://sallyport.example/api/atlas/v2/orgs/o/events';

function linksOf(query: string, page: Parameters<typeof listPage>[0], hasMore = false) {
  return listLinks(ADDRESS, parseSentQuery(`/api/atlas/v2/orgs/o/events${query}`), listPage(page), hasMore);
}

describe('the links of a list', () => {
  it('is one to itself when everything fits on the page', () => {
    expect(linksOf('', {})).toEqual([{ href: `${ADDRESS}?pageNum=1&itemsPerPage=100`, rel: 'self' }]);
  });

  it('keeps the parameters as sent, encoded, and puts the page last in self', () => {
    const [self] = linksOf(
      '?minDate=2026-08-09T03%3A06%3A48Z&includeRaw=false&pageNum=1&includeCount=false&itemsPerPage=100',
      {},
    );
    expect(self?.href).toBe(
      `${ADDRESS}?minDate=2026-08-09T03%3A06%3A48Z&includeRaw=false&includeCount=false&pageNum=1&itemsPerPage=100`,
    );
  });

  it('keeps blank and repeated parameters', () => {
    const [self] = linksOf('?eventType=B&name=&eventType=A', {});
    expect(self?.href).toBe(`${ADDRESS}?eventType=B&name=&eventType=A&pageNum=1&itemsPerPage=100`);
  });

  it('has self, previous and next in this order; in the neighbours the number of the page comes last', () => {
    const links = linksOf(
      '?zone=1&pageNum=2&itemsPerPage=1&includeCount=true',
      { pageNum: 2, itemsPerPage: 1 },
      true,
    );
    expect(links).toEqual([
      { href: `${ADDRESS}?zone=1&includeCount=true&pageNum=2&itemsPerPage=1`, rel: 'self' },
      { href: `${ADDRESS}?zone=1&includeCount=true&itemsPerPage=1&pageNum=1`, rel: 'previous' },
      { href: `${ADDRESS}?zone=1&includeCount=true&itemsPerPage=1&pageNum=3`, rel: 'next' },
    ]);
  });

  it('has no next where nothing was counted', () => {
    const links = linksOf('?includeCount=false', { pageNum: 2, includeCount: false }, true);
    expect(links.map(({ rel }) => rel)).toEqual(['self', 'previous']);
  });

  it('counts pages from 1, and takes 0 for the first', () => {
    expect(listPage({ pageNum: 0 })).toMatchObject({ pageNum: 1, offset: 0 });
  });

  it('has no next on the last page', () => {
    expect(linksOf('', { pageNum: 3 }).map(({ rel }) => rel)).toEqual(['self', 'previous']);
  });
});

describe('a list', () => {
  it('says 0 for a count that was not asked for', () => {
    expect(listBody([1], 7, [], true)).toEqual({ links: [], results: [1], totalCount: 7 });
    expect(listBody([1], 7, [], false)).toEqual({ links: [], results: [1], totalCount: 0 });
  });
});
