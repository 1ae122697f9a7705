import { sql } from 'kysely';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { type Order, sortedPages } from '../sorted-pages.js';
import type { Reader } from '../store.js';
import { contains, patternOf } from './name-match.js';
import { naturalText } from './sort-keys.js';

/** An organization as lists show it. `createdAt` in UTC milliseconds. */
interface ListedOrganization {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

interface OrganizationListFilter {
  readonly ids: readonly string[];
  /** What the name or the id holds somewhere. */
  readonly search?: string | undefined;
}

/** Those of the named organizations that are meant, in an order. */
export async function listSortedOrganizations(
  reader: Reader,
  { ids, search }: OrganizationListFilter,
  page: Page,
  order: Order<OrganizationSortName>,
): Promise<Slice<ListedOrganization>> {
  if (ids.length === 0) return { results: [], totalCount: 0 };
  const values = { ids, pattern: search === undefined ? undefined : patternOf(search) };
  const { results, totalCount } = await sorted.read(reader, values, order, page);
  return {
    results: results.map(({ id, name, created_at }) => ({ id, name, createdAt: created_at })),
    totalCount,
  };
}

interface OrganizationValues {
  readonly ids: readonly string[];
  readonly pattern: string | undefined;
}

function organizationsOf(reader: Reader, { ids, pattern }: Placeholders<OrganizationValues>) {
  const query = reader.selectFrom('organizations').where('id', 'in', ids);
  return pattern === undefined
    ? query
    : query.where((where) => where.or([contains(reader, 'name', pattern), contains(reader, 'id', pattern)]));
}

/** What organizations can be sorted by. */
export const organizationSortKeys = {
  name: (_: unknown, reader: Reader) => naturalText(reader, sql.ref('name')),
  created: () => sql.ref('created_at'),
};

export type OrganizationSortName = keyof typeof organizationSortKeys;

const sorted = sortedPages(
  organizationsOf,
  (organizations) => organizations.select(['id', 'name', 'created_at']),
  organizationSortKeys,
  'id',
);
