import type { Selectable } from 'kysely';
import { MINUTE_MS } from '../../domain/time-spans.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Reader } from '../reader.js';
import { type RecentRefusal, refusalKey } from '../recent-refusals.js';
import type { Database } from '../schema.js';

/** Which refusals. Times in UTC milliseconds, both ends included. */
export interface RefusalFilter {
  readonly organizationId?: string | undefined;
  /** One, or of several those of any; an empty text stands for those of no project. */
  readonly projectIds?: readonly string[] | undefined;
  readonly credentialId?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  readonly address?: string | undefined;
  readonly api?: string | undefined;
  readonly operation?: string | undefined;
  readonly since?: number | undefined;
  readonly until?: number | undefined;
}

/** A list is counted up to here. */
const MOST_COUNTED_REFUSALS = 10_001;

const COLUMNS = [...refusalKey, 'step', 'is_proved', 'permission', 'detail', 'last_at', 'count'] as const;

interface RefusalValues extends RefusalFilter {
  /** A minute before `since`: the beginning of the rows that may have gone on after it. */
  readonly minuteBefore: number | undefined;
}

function valuesOf(filter: RefusalFilter): RefusalValues {
  return { ...filter, minuteBefore: filter.since === undefined ? undefined : filter.since - MINUTE_MS };
}

function refusalsOf(reader: Reader, values: Placeholders<RefusalValues>) {
  const { organizationId, projectIds, credentialId, codes, address, api, operation } = values;
  const { since, minuteBefore, until } = values;
  let rows = reader.selectFrom('recent_refusals');
  if (organizationId !== undefined) rows = rows.where('organization_id', '=', organizationId);
  if (projectIds !== undefined) rows = rows.where('project_id', 'in', projectIds);
  if (credentialId !== undefined) rows = rows.where('credential_id', '=', credentialId);
  if (codes !== undefined) rows = rows.where('code', 'in', codes);
  if (address !== undefined) rows = rows.where('address', '=', address);
  if (api !== undefined) rows = rows.where('api', '=', api);
  if (operation !== undefined) rows = rows.where('operation', '=', operation);
  // Every index has the minute, and none the last time.
  if (minuteBefore !== undefined) rows = rows.where('minute', '>', minuteBefore);
  if (since !== undefined) rows = rows.where('last_at', '>=', since);
  if (until !== undefined) rows = rows.where('minute', '<=', until).where('last_at', '<=', until);
  return rows;
}

const newestFirst = preparedPages(
  refusalsOf,
  (refusals) =>
    refusals
      .select(COLUMNS)
      .orderBy('minute', 'desc')
      .orderBy('last_at', 'desc')
      .orderBy('credential_id')
      .orderBy('code')
      .orderBy('operation')
      .orderBy('address')
      .orderBy('project_id')
      .orderBy('api'),
  { most: MOST_COUNTED_REFUSALS },
);

/** The refusals, newest first. */
export async function listRefusals(
  reader: Reader,
  filter: RefusalFilter,
  page: Page,
): Promise<Slice<RecentRefusal>> {
  const { results, totalCount } = await newestFirst.read(reader, valuesOf(filter), page);
  return { results: results.map(toRefusal), totalCount };
}

interface AskedLast {
  readonly ids: readonly string[];
  /** Whose credentials they have to be. */
  readonly organizationId?: string | undefined;
  readonly projectIds?: readonly string[] | undefined;
}

const last = prepared((reader, { ids, organizationId, projectIds }: Placeholders<AskedLast>) =>
  reader
    .selectFrom('credentials')
    .innerJoin('recent_refusals', (join) =>
      join
        .onRef('recent_refusals.credential_id', '=', 'credentials.id')
        .on('recent_refusals.minute', '=', (select) => {
          let newest = select
            .selectFrom('recent_refusals as others')
            .select((inner) => inner.fn.max<number>('others.minute').as('minute'))
            .whereRef('others.credential_id', '=', 'credentials.id');
          if (projectIds !== undefined) newest = newest.where('others.project_id', 'in', projectIds);
          return newest;
        }),
    )
    .select([
      'recent_refusals.organization_id',
      'minute',
      'project_id',
      'credential_id',
      'api',
      'operation',
      'code',
      'address',
      'step',
      'is_proved',
      'permission',
      'detail',
      'last_at',
      'count',
    ])
    .where('credentials.id', 'in', ids)
    .$if(organizationId !== undefined, (rows) =>
      rows.where('credentials.organization_id', '=', organizationId ?? ''),
    )
    .$if(projectIds !== undefined, (rows) => rows.where('project_id', 'in', projectIds ?? [])),
);

/** The newest refusal of each of these credentials that was refused, of those of the projects where they are named. */
export async function lastRefusalsOf(reader: Reader, asked: AskedLast): Promise<RecentRefusal[]> {
  if (asked.ids.length === 0) return [];
  const newest = new Map<string, RecentRefusal>();
  for (const row of await last.all(reader, asked)) {
    const known = newest.get(row.credential_id);
    if (known === undefined || known.lastAt < row.last_at) newest.set(row.credential_id, toRefusal(row));
  }
  return [...newest.values()];
}

function toRefusal(row: Selectable<Database['recent_refusals']>): RecentRefusal {
  return {
    organizationId: row.organization_id,
    minute: row.minute,
    projectId: row.project_id,
    credentialId: row.credential_id,
    api: row.api,
    operation: row.operation,
    code: row.code,
    address: row.address,
    step: row.step,
    isProved: row.is_proved === 1,
    permission: row.permission,
    detail: row.detail,
    lastAt: row.last_at,
    count: row.count,
  };
}
