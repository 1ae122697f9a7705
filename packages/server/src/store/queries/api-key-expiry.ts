import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

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
  { until, after, limit }: { readonly until: number; readonly after: string; readonly limit: number },
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
