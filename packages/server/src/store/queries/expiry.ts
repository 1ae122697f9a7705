import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** Those that end until a time in UTC milliseconds, with ids after one. */
export interface ExpirySlice {
  readonly until: number;
  readonly after: string;
  readonly limit: number;
}

/** What stands about the ends of an account's secrets. */
export interface ExpiryState {
  /** The smallest threshold in days for which a warning was raised; null when none stands. */
  readonly warnedDays: number | null;
  /** Whether an event that a secret has expired stands. */
  readonly isReported: boolean;
}

export interface ExpiringAccount extends ExpiryState {
  readonly id: string;
  readonly clientId: string;
  readonly organizationId: string;
}

/** Accounts with a secret that ends until a time (UTC milliseconds), and those about which something stands, by id. */
export async function listExpiringAccounts(
  reader: Reader,
  { until, after, limit }: ExpirySlice,
): Promise<ExpiringAccount[]> {
  const near = reader
    .selectFrom('client_secrets')
    .select('service_account_id')
    .where('expires_at', '<=', until);
  const rows = await reader
    .selectFrom('service_accounts')
    .innerJoin('credentials', 'credentials.id', 'service_accounts.id')
    .select([
      'service_accounts.id',
      'service_accounts.client_id',
      'service_accounts.expiry_warned_days',
      'service_accounts.expiry_reported',
      'credentials.organization_id',
    ])
    .where('service_accounts.id', '>', after)
    .where((where) =>
      where.or([
        where('service_accounts.expiry_warned_days', 'is not', null),
        where('service_accounts.expiry_reported', '=', 1),
        where('service_accounts.id', 'in', near),
      ]),
    )
    .orderBy('service_accounts.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    clientId: row.client_id,
    organizationId: row.organization_id,
    warnedDays: row.expiry_warned_days,
    isReported: row.expiry_reported === 1,
  }));
}

/** The end of every secret of an account, in UTC milliseconds. */
export async function secretEndsOf(reader: Reader, serviceAccountId: string): Promise<number[]> {
  const rows = await reader
    .selectFrom('client_secrets')
    .select('expires_at')
    .where('service_account_id', '=', serviceAccountId)
    .execute();
  return rows.map((row) => row.expires_at);
}

/** The ids of the projects that a credential has roles in. */
export async function projectIdsOfCredential(reader: Reader, credentialId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('credential_project_roles')
    .select('project_id')
    .distinct()
    .where('credential_id', '=', credentialId)
    .orderBy('project_id')
    .execute();
  return rows.map((row) => row.project_id);
}

export async function setExpiryState(
  database: Writer,
  serviceAccountId: string,
  { warnedDays, isReported }: ExpiryState,
): Promise<void> {
  await database
    .updateTable('service_accounts')
    .set({ expiry_warned_days: warnedDays, expiry_reported: isReported ? 1 : 0 })
    .where('id', '=', serviceAccountId)
    .execute();
}

/** A key whose end comes near or has passed, and what was told of it. Times in UTC milliseconds. */
export interface ExpiringApiKey {
  readonly id: string;
  readonly publicKey: string;
  readonly organizationId: string;
  readonly expiresAt: number;
  /** The smallest threshold in days for which a warning was raised; null when none was. */
  readonly warnedDays: number | null;
}

/** Keys that end until a time and whose end was not reported, by id. */
export async function listExpiringApiKeys(
  reader: Reader,
  { until, after, limit }: ExpirySlice,
): Promise<ExpiringApiKey[]> {
  const rows = await reader
    .selectFrom('api_keys')
    .innerJoin('credentials', 'credentials.id', 'api_keys.id')
    .select([
      'api_keys.id',
      'api_keys.public_key',
      'api_keys.expires_at',
      'api_keys.expiry_warned_days',
      'credentials.organization_id',
    ])
    .where('api_keys.expires_at', '<=', until)
    .where((where) =>
      where.or([
        where('api_keys.expiry_warned_days', 'is', null),
        where('api_keys.expiry_warned_days', '>', END_REPORTED),
      ]),
    )
    .where('api_keys.id', '>', after)
    .orderBy('api_keys.id')
    .limit(limit)
    .$narrowType<{ expires_at: number }>()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    publicKey: row.public_key,
    organizationId: row.organization_id,
    expiresAt: row.expires_at,
    warnedDays: row.expiry_warned_days,
  }));
}

/** What stands in the place of the threshold once the end itself was reported. */
export const END_REPORTED = 0;

export async function setExpiryWarned(database: Writer, id: string, warnedDays: number): Promise<void> {
  await database
    .updateTable('api_keys')
    .set({ expiry_warned_days: warnedDays })
    .where('id', '=', id)
    .execute();
}
