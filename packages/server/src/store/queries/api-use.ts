import { sql } from 'kysely';
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
