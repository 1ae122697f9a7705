import { type EventActor, event, type NewEvent } from '../../domain/new-event.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** What was told of the ends of a credential. */
export interface ToldOfEnds {
  /** The smallest threshold in days for which a warning was raised; null when none stands. */
  readonly warnedDays: number | null;
  /** Whether an event that something has expired stands. */
  readonly isReported: boolean;
}

/** A credential that ends, or something of which does. Times in UTC milliseconds. */
export interface ExpiringCredential {
  readonly id: string;
  readonly organizationId: string;
  /** By what it is called in events: client ID or public key. */
  readonly name: string;
  readonly ends: readonly number[];
  readonly told: ToldOfEnds;
}

/** Those that end until a time in UTC milliseconds, with ids after one. */
interface ExpirySlice {
  readonly until: number;
  readonly after: string;
  readonly limit: number;
}

export type ExpiryNews = 'EXPIRING' | 'NO_LONGER_EXPIRING' | 'EXPIRED' | 'NO_LONGER_EXPIRED';

/** One kind of thing that ends. */
export interface ExpiringKind {
  /** Credentials with an end in the slice, and those about which something stands that may be taken back, by id. */
  readonly list: (reader: Reader, slice: ExpirySlice) => Promise<ExpiringCredential[]>;
  readonly setTold: (database: Writer, id: string, told: ToldOfEnds) => Promise<void>;
  /** The event that tells it in the organization or in a project of the credential; undefined when nothing is told. */
  readonly eventOf: (
    news: ExpiryNews,
    about: { name: string; organizationId: string; projectId?: string; actor: EventActor },
  ) => NewEvent | undefined;
}

/** A service account has several secrets, so what was told of one stands until no secret is near its end or past it. */
const clientSecrets: ExpiringKind = {
  async list(reader, { until, after, limit }) {
    const near = reader
      .selectFrom('client_secrets')
      .select('service_account_id')
      .where('expires_at', '<=', until);
    const accounts = await reader
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
    const ends = await secretEndsOf(
      reader,
      accounts.map(({ id }) => id),
    );
    return accounts.map((account) => ({
      id: account.id,
      organizationId: account.organization_id,
      name: account.client_id,
      ends: ends.get(account.id) ?? [],
      told: { warnedDays: account.expiry_warned_days, isReported: account.expiry_reported === 1 },
    }));
  },
  async setTold(database, id, { warnedDays, isReported }) {
    await database
      .updateTable('service_accounts')
      .set({ expiry_warned_days: warnedDays, expiry_reported: isReported ? 1 : 0 })
      .where('id', '=', id)
      .execute();
  },
  eventOf(news, { name: clientId, projectId, ...fields }) {
    return projectId === undefined
      ? event(`ORG_SERVICE_ACCOUNT_SECRETS_${news}`, { ...fields, clientId })
      : event(`GROUP_SERVICE_ACCOUNT_SECRETS_${news}`, { ...fields, clientId, projectId });
  },
};

/** What stands in the place of a key's threshold once its end itself was reported. */
const END_REPORTED = 0;

/** A key has one end, and another end is news of its own. So nothing is taken back. */
const apiKeys: ExpiringKind = {
  async list(reader, { until, after, limit }) {
    const keys = await reader
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
    return keys.map((key) => ({
      id: key.id,
      organizationId: key.organization_id,
      name: key.public_key,
      ends: [key.expires_at],
      told: { warnedDays: key.expiry_warned_days, isReported: false },
    }));
  },
  async setTold(database, id, { warnedDays, isReported }) {
    await database
      .updateTable('api_keys')
      .set({ expiry_warned_days: isReported ? END_REPORTED : warnedDays })
      .where('id', '=', id)
      .execute();
  },
  eventOf(news, { name: targetPublicKey, ...fields }) {
    if (news !== 'EXPIRING' && news !== 'EXPIRED') return undefined;
    return event(`API_KEY_${news}`, { ...fields, targetPublicKey });
  },
};

/** All that ends and of which events tell. */
export const expiringKinds: readonly ExpiringKind[] = [clientSecrets, apiKeys];

/** The end of every secret of the accounts, in UTC milliseconds. */
async function secretEndsOf(reader: Reader, accountIds: readonly string[]): Promise<Map<string, number[]>> {
  const ends = new Map<string, number[]>(accountIds.map((id) => [id, []]));
  if (accountIds.length === 0) return ends;
  const secrets = await reader
    .selectFrom('client_secrets')
    .select(['service_account_id', 'expires_at'])
    .where('service_account_id', 'in', accountIds)
    .execute();
  for (const secret of secrets) ends.get(secret.service_account_id)?.push(secret.expires_at);
  return ends;
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

/** The first end after a time, both in UTC milliseconds, of any key or client secret; undefined when none comes. */
export async function nextEnd(reader: Reader, after: number): Promise<number | undefined> {
  const [secrets, keys] = await Promise.all([
    reader
      .selectFrom('client_secrets')
      .select(({ fn }) => fn.min('expires_at').as('end'))
      .where('expires_at', '>', after)
      .executeTakeFirst(),
    reader
      .selectFrom('api_keys')
      .select(({ fn }) => fn.min('expires_at').as('end'))
      .where('expires_at', '>', after)
      .executeTakeFirst(),
  ]);
  const ends = [secrets?.end, keys?.end].filter((end) => typeof end === 'number');
  return ends.length === 0 ? undefined : Math.min(...ends);
}
