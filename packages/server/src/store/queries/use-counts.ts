import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../reader.js';

/** Whose counts: an organization's, or a project's in whatever organization it was. */
export type UseScope = { readonly organizationId: string } | { readonly projectId: string };

export interface UseFilter {
  readonly credentialId?: string | undefined;
  readonly api?: string | undefined;
  readonly operation?: string | undefined;
  /** Whether to leave out what people did. */
  readonly withoutPeople?: boolean | undefined;
}

/** The sum of a code in a period. */
export interface UseSum {
  readonly startsAt: number;
  readonly code: string;
  readonly allowed: number;
  readonly refused: number;
}

interface SumValues extends UseFilter {
  readonly organizationId?: string | undefined;
  readonly projectId?: string | undefined;
  readonly hours: number;
  readonly from: number;
  readonly until: number;
}

const sums = prepared((reader, values: Placeholders<SumValues>) => {
  const { organizationId, projectId, credentialId, api, operation, withoutPeople } = values;
  let rows = reader
    .selectFrom('use_counts')
    .select((select) => [
      'starts_at',
      'code',
      select.fn.sum<number>('allowed').as('allowed'),
      select.fn.sum<number>('refused').as('refused'),
    ])
    .where('hours', '=', values.hours)
    .where('starts_at', '>=', values.from)
    .where('starts_at', '<', values.until);
  if (organizationId !== undefined) rows = rows.where('organization_id', '=', organizationId);
  if (projectId !== undefined) rows = rows.where('project_id', '=', projectId);
  if (credentialId !== undefined) rows = rows.where('credential_id', '=', credentialId);
  if (api !== undefined) rows = rows.where('api', '=', api);
  if (operation !== undefined) rows = rows.where('operation', '=', operation);
  if (withoutPeople)
    rows = rows.where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('users').select('users.id').whereRef('users.id', '=', 'use_counts.credential_id')),
      ),
    );
  return rows.groupBy(['starts_at', 'code']);
});

/** The sums of the hours or days that begin from `from` to before `until`, by code. */
export async function sumUse(
  reader: Reader,
  scope: UseScope,
  filter: UseFilter,
  period: { readonly hours: 1 | 24; readonly from: number; readonly until: number },
): Promise<UseSum[]> {
  const rows = await sums.all(reader, { ...scope, ...filter, ...period });
  return rows.map((row) => ({
    startsAt: row.starts_at,
    code: row.code,
    allowed: Number(row.allowed),
    refused: Number(row.refused),
  }));
}
