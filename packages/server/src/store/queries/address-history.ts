import { type Expression, sql } from 'kysely';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../reader.js';

/** What is known of refusals from an address. Times in UTC milliseconds. */
export interface RefusedFrom {
  readonly isProved: boolean;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

interface AddressOf {
  readonly organizationId: string;
  readonly credentialId: string;
  readonly address: string;
  /** Only what is to be told in the project. */
  readonly projectId?: string | undefined;
}

const fromAddress = prepared((reader, values: Placeholders<AddressOf>) => {
  const { organizationId, credentialId, address, projectId } = values;
  const rows = reader
    .selectFrom('recent_refusals')
    .select((select) => [
      'is_proved',
      select.fn.sum<number>('count').as('total'),
      select.fn.min<number>('minute').as('first_at'),
      select.fn.max<number>('last_at').as('last_at'),
    ])
    .where('organization_id', '=', organizationId)
    .where('address', '=', address)
    .where('credential_id', '=', credentialId)
    .groupBy('is_proved');
  // A wrong address or secret has no project.
  return projectId === undefined
    ? rows
    : rows.where((where) => where.or([where('project_id', '=', ''), where('project_id', '=', projectId)]));
});

/** How often a credential was refused from an address: with the right secret, and with a wrong one. */
export async function refusalsFromAddress(reader: Reader, of: AddressOf): Promise<RefusedFrom[]> {
  const rows = await fromAddress.all(reader, of);
  return rows.map((row) => ({
    isProved: row.is_proved === 1,
    count: Number(row.total),
    firstAt: Number(row.first_at),
    lastAt: Number(row.last_at),
  }));
}

const othersAt = prepared((reader, values: Placeholders<AddressOf>) => {
  const { organizationId, credentialId, address, projectId } = values;
  const rows = reader
    .selectFrom('recent_refusals')
    .select('credential_id')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('address', '=', address)
    .where('credential_id', '<>', credentialId)
    .where('is_proved', '=', 1);
  return projectId === undefined ? rows : rows.where(hasRoleIn(projectId, 'recent_refusals.credential_id'));
});

const othersUsedAt = prepared((reader, values: Placeholders<AddressOf>) => {
  const { organizationId, credentialId, address, projectId } = values;
  const rows = reader
    .selectFrom('credentials')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('last_used_address', '=', address)
    .where('id', '<>', credentialId);
  return projectId === undefined ? rows : rows.where(hasRoleIn(projectId, 'credentials.id'));
});

function hasRoleIn(projectId: Expression<string>, credentialId: string) {
  return sql<boolean>`exists (select 1 from credential_project_roles
    where credential_project_roles.credential_id = ${sql.ref(credentialId)}
    and credential_project_roles.project_id = ${projectId})`;
}

/**
 * Which other callers of the organization proved who they are from the address: refused there, or last let in. In a project
 * credentials with a role there.
 */
export async function othersFromAddress(reader: Reader, of: AddressOf): Promise<ReadonlySet<string>> {
  const refused = await othersAt.all(reader, of);
  const used = await othersUsedAt.all(reader, of);
  return new Set([...refused.map((row) => row.credential_id), ...used.map(({ id }) => id)]);
}

const usedFrom = prepared(
  (reader, { credentialId, address }: Placeholders<Pick<AddressOf, 'credentialId' | 'address'>>) =>
    reader
      .selectFrom('credentials')
      .select('last_used_at')
      .where('id', '=', credentialId)
      .where('last_used_address', '=', address)
      .unionAll(
        reader
          .selectFrom('access_list_entries')
          .select('last_used_at')
          .where('credential_id', '=', credentialId)
          .where('last_used_address', '=', address),
      ),
);

/** When the credential was last let in from the address, as far as last uses tell. */
export async function lastUsedFrom(
  reader: Reader,
  { credentialId, address }: Pick<AddressOf, 'credentialId' | 'address'>,
): Promise<number | undefined> {
  const rows = await usedFrom.all(reader, { credentialId, address });
  const times = rows.flatMap((row) => row.last_used_at ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}
