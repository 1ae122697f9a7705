import { sql } from 'kysely';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Reader } from '../store.js';

/** How often a credential was let through to a route of a guarded API, in a project where one was named. */
export interface ApiUse {
  readonly credentialId: string;
  /** Public key or client ID. */
  readonly name: string;
  readonly organizationId: string;
  /** Empty: none. */
  readonly projectId: string;
  /** Method and template of the route, as the version had them that was active then. */
  readonly route: string;
  readonly calls: number;
}

/** The use of an API from a time on that was let through, of the credentials that there still are; the most frequent first. */
export async function listApiUse(
  reader: Reader,
  {
    api,
    organizationId,
    from,
    limit,
  }: {
    readonly api: string;
    /** Whose credentials alone call it; undefined: those of all. */
    readonly organizationId: string | undefined;
    readonly from: number;
    readonly limit: number;
  },
): Promise<ApiUse[]> {
  const name = sql<string>`coalesce(service_accounts.client_id, api_keys.public_key)`;
  let query = reader
    .selectFrom('use_counts')
    .innerJoin('credentials', 'credentials.id', 'use_counts.credential_id')
    .leftJoin('api_keys', 'api_keys.id', 'credentials.id')
    .leftJoin('service_accounts', 'service_accounts.id', 'credentials.id')
    .select((select) => [
      'credentials.id as credentialId',
      'credentials.organization_id as organizationId',
      'use_counts.project_id as projectId',
      'use_counts.operation as route',
      name.as('name'),
      select.fn.sum<number | string>('use_counts.allowed').as('calls'),
    ])
    .where('use_counts.api', '=', api)
    .where('use_counts.hours', 'in', [1, 24])
    .where('use_counts.starts_at', '>=', from)
    .where('use_counts.allowed', '>', 0)
    .where('use_counts.operation', '<>', '*')
    .groupBy([
      'credentials.id',
      'credentials.organization_id',
      'use_counts.project_id',
      'use_counts.operation',
      name,
    ])
    .orderBy('calls', 'desc')
    .orderBy('credentialId')
    .limit(limit);
  if (organizationId !== undefined) query = query.where('use_counts.organization_id', '=', organizationId);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, calls: Number(row.calls) }));
}

/** How often credentials of an organization called, and were refused. */
export interface CallCount {
  readonly allowed: number;
  readonly refused: number;
}

interface OfOrganization {
  readonly organizationId: string;
  /** UTC milliseconds. */
  readonly from: number;
}

function countsOf(reader: Reader, { organizationId, from }: Placeholders<OfOrganization>) {
  return reader
    .selectFrom('use_counts')
    .where('organization_id', '=', organizationId)
    .where('hours', 'in', [1, 24])
    .where('starts_at', '>=', from)
    .select((select) => [
      select.fn.sum<number | string>('allowed').as('allowed'),
      select.fn.sum<number | string>('refused').as('refused'),
    ]);
}

const ofApis = prepared((reader, values: Placeholders<OfOrganization>) =>
  countsOf(reader, values).select('api').where('api', '<>', '').groupBy('api'),
);

/** The calls of each guarded API from a time on, by its name. */
export async function countCallsOfApis(
  reader: Reader,
  asked: OfOrganization,
): Promise<ReadonlyMap<string, CallCount>> {
  const rows = await ofApis.all(reader, asked);
  return new Map(
    rows.map(({ api, allowed, refused }) => [api, { allowed: Number(allowed), refused: Number(refused) }]),
  );
}

/** Calls of a route. */
export interface RouteCalls extends CallCount {
  /** `GET /v1/orders/{orderId}`; empty where there is no such route, and `*` where there were too many different calls to tell. */
  readonly route: string;
}

const ofRoutes = preparedPages(
  (reader, { api, ...values }: Placeholders<OfOrganization & { readonly api: string }>) =>
    reader.selectFrom(
      countsOf(reader, values)
        .select('operation as route')
        .where('api', '=', api)
        .groupBy('operation')
        .as('routes'),
    ),
  (routes) =>
    routes.select(['route', 'allowed', 'refused']).orderBy(sql`allowed + refused`, 'desc').orderBy('route'),
);

/** The routes of an API that were called from a time on, the most frequent first. */
export async function listRouteCalls(
  reader: Reader,
  asked: OfOrganization & { readonly api: string },
  page: Page,
): Promise<Slice<RouteCalls>> {
  const { results, totalCount } = await ofRoutes.read(reader, asked, page);
  return {
    results: results.map(({ route, allowed, refused }) => ({
      route,
      allowed: Number(allowed),
      refused: Number(refused),
    })),
    totalCount,
  };
}
