import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../store/store.js';
import { ABOUT_ALL } from '../../store/subjects.js';
import { reportExpiry } from './report-expiry.js';

const DAY_MS = 86_400_000;
const ORGANIZATION = 'a'.repeat(24);
const PROJECT = 'b'.repeat(24);
const ACCOUNT = 'c'.repeat(24);
const CLIENT = `mdb_sa_id_${'d'.repeat(24)}`;

let now = Date.UTC(2026, 0, 1);
let store: Store;

beforeEach(async () => {
  now = Date.UTC(2026, 0, 1);
  store = await openStore({ inMemory: true, now: () => now });
  await store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('test data');
    const { database } = transaction;
    await database
      .insertInto('organizations')
      .values({
        id: ORGANIZATION,
        name: 'Example',
        created_at: now,
        skip_default_alerts_settings: 0,
        api_access_list_required: 0,
        gen_ai_features_enabled: 1,
        max_service_account_secret_validity_hours: null,
        multi_factor_auth_required: 0,
        restrict_employee_access: 0,
        streams_cross_group_enabled: 0,
        security_contact: null,
        operations_contact: null,
        absolute_session_timeout_seconds: null,
        idle_session_timeout_seconds: null,
      })
      .execute();
    await database
      .insertInto('projects')
      .values({
        id: PROJECT,
        organization_id: ORGANIZATION,
        name: 'Example',
        created_at: now,
        with_default_alerts_settings: 1,
        region_usage_restrictions: null,
        slow_operation_thresholding: 1,
        tags: '[]',
        settings: '{}',
      })
      .execute();
    await database
      .insertInto('credentials')
      .values({
        id: ACCOUNT,
        organization_id: ORGANIZATION,
        kind: 'service_account',
        description: 'ci',
        created_at: now,
        last_used_at: null,
        last_used_address: null,
      })
      .execute();
    await database
      .insertInto('service_accounts')
      .values({ id: ACCOUNT, client_id: CLIENT, name: 'ci', expiry_warned_days: null, expiry_reported: 0 })
      .execute();
    await database
      .insertInto('credential_project_roles')
      .values({ credential_id: ACCOUNT, project_id: PROJECT, role: 'GROUP_READ_ONLY' })
      .execute();
  });
});
afterEach(() => store.close());

function putSecret(id: string, expiresAt: number) {
  return store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('test data');
    await transaction.database
      .insertInto('client_secrets')
      .values({
        id,
        service_account_id: ACCOUNT,
        secret_hash: id,
        secret_suffix: 'abcd',
        created_at: now,
        expires_at: expiresAt,
        last_used_at: null,
      })
      .execute();
  });
}

function removeSecret(id: string) {
  return store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('test data');
    await transaction.database.deleteFrom('client_secrets').where('id', '=', id).execute();
  });
}

/** What one look adds to the audit trail. */
async function look(): Promise<string[]> {
  const before = await store.reader.selectFrom('events').select('id').execute();
  await reportExpiry(store, [30, 7, 1]);
  const events = await store.reader.selectFrom('events').selectAll().orderBy('type').execute();
  const known = new Set(before.map((event) => event.id));
  const news = events.filter((event) => !known.has(event.id));
  for (const event of news) expect(JSON.parse(event.details)).toEqual({ clientId: CLIENT });
  return news.map((event) => event.type).sort();
}

describe('secrets that expire', () => {
  it('are warned of once at each threshold, in the organization and in each project', async () => {
    await putSecret('s1', now + 60 * DAY_MS);
    expect(await look()).toEqual([]);
    now += 31 * DAY_MS;
    const warning = ['GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRING', 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRING'];
    expect(await look()).toEqual(warning);
    expect(await look()).toEqual([]);
    now += 23 * DAY_MS;
    expect(await look()).toEqual(warning);
    expect(await look()).toEqual([]);
  });

  it('are reported expired once, which ends the warning', async () => {
    await putSecret('s1', now + 10 * DAY_MS);
    await look();
    now += 10 * DAY_MS;
    expect(await look()).toEqual([
      'GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRED',
      'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING',
      'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRED',
      'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING',
    ]);
    expect(await look()).toEqual([]);
  });

  it('are no longer reported once they are gone', async () => {
    await putSecret('s1', now + 10 * DAY_MS);
    await look();
    await removeSecret('s1');
    expect(await look()).toEqual([
      'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING',
      'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING',
    ]);
    await putSecret('s2', now + 1);
    now += 2;
    expect(await look()).toContain('ORG_SERVICE_ACCOUNT_SECRETS_EXPIRED');
    await removeSecret('s2');
    expect(await look()).toEqual([
      'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED',
      'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED',
    ]);
  });

  it('are told of once when several nodes look at the same time', async () => {
    await putSecret('s1', now + 5 * DAY_MS);
    await Promise.all([1, 2, 3, 4, 5].map(() => reportExpiry(store, [30, 7, 1])));
    const events = await store.reader.selectFrom('events').select('type').execute();
    expect(events).toHaveLength(2);
  });
});
