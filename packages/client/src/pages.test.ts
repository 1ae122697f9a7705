import { describe, expect, it } from 'vitest';
import { type Page, readPages } from './pages.js';
import type { Query } from './query.js';

/** Reads all pages of a list that is answered from `pages`; gives the results and the queries that were sent. */
async function readAll(query: Query, pages: readonly Partial<Page<number>>[]) {
  const queries: Query[] = [];
  const results: number[] = [];
  const read = async (sent: Query) => {
    queries.push(sent);
    return pages[queries.length - 1] as Page<number>;
  };
  for await (const page of readPages(query, read)) results.push(...page.results);
  return { results, queries };
}

const self = { rel: 'self', href: 'http://elsewhere.example/?pageNum=1' };
const next = { rel: 'next', href: 'http://elsewhere.example/?pageNum=9' };

describe('readPages', () => {
  it('goes on while a next page is linked, whatever the count says', async () => {
    const { results, queries } = await readAll({ itemsPerPage: 2 }, [
      { results: [1, 2], totalCount: 0, links: [self, next] },
      { results: [3, 4], totalCount: 0, links: [self, next] },
      { results: [5], totalCount: 0, links: [self] },
    ]);
    expect(results).toEqual([1, 2, 3, 4, 5]);
    expect(queries.map(({ pageNum }) => pageNum)).toEqual([1, 2, 3]);
    expect(queries[2]).toEqual({ itemsPerPage: 2, pageNum: 3 });
  });

  it('follows full pages where nothing was counted, for then nothing is linked', async () => {
    const query = { itemsPerPage: 2, includeCount: false };
    const { results, queries } = await readAll(query, [
      { results: [1, 2], totalCount: 0, links: [self] },
      { results: [3], totalCount: 0, links: [self] },
    ]);
    expect(results).toEqual([1, 2, 3]);
    expect(queries).toEqual([
      { ...query, pageNum: 1 },
      { ...query, pageNum: 2 },
    ]);
  });

  it('goes by the count where there are no links', async () => {
    const { results } = await readAll({}, [
      { results: [1, 2], totalCount: 3 },
      { results: [3], totalCount: 3 },
    ]);
    expect(results).toEqual([1, 2, 3]);
  });

  it('begins at the page that the query names', async () => {
    const { queries } = await readAll({ pageNum: 2, itemsPerPage: 2 }, [
      { results: [3, 4], totalCount: 5, links: [] },
      { results: [5], totalCount: 5, links: [] },
    ]);
    expect(queries.map(({ pageNum }) => pageNum)).toEqual([2, 3]);
  });

  it('stops at an empty page', async () => {
    const { queries } = await readAll({}, [{ results: [], totalCount: 7, links: [self, next] }]);
    expect(queries).toHaveLength(1);
  });

  it('says when the answer is no list', async () => {
    await expect(readAll({}, [{ totalCount: 7 }])).rejects.toThrow(/no page of a list/);
  });
});
