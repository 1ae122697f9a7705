import type { NewEvent } from '../../src/domain/new-event.js';
import type { Reader } from '../../src/store/store.js';

/** Rows with nothing remarkable in them, for tests of the store itself. */

export async function addOrganization(database: Reader, id: string): Promise<void> {
  await database
    .insertInto('organizations')
    .values({
      id,
      name: `organization ${id}`,
      created_at: 1,
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
}

export async function addProject(
  database: Reader,
  project: { id: string; organizationId: string; name?: string },
): Promise<void> {
  await database
    .insertInto('projects')
    .values({
      id: project.id,
      organization_id: project.organizationId,
      name: project.name ?? `project ${project.id}`,
      created_at: 1,
      with_default_alerts_settings: 1,
      region_usage_restrictions: null,
      slow_operation_thresholding: 1,
      tags: '[]',
      settings: '{}',
    })
    .execute();
}

export async function addApiKey(
  database: Reader,
  key: { id: string; organizationId: string; cidrBlocks?: readonly string[] },
): Promise<void> {
  await database
    .insertInto('credentials')
    .values({
      id: key.id,
      organization_id: key.organizationId,
      kind: 'api_key',
      description: '',
      created_at: 1,
      last_used_at: null,
      last_used_address: null,
    })
    .execute();
  await database
    .insertInto('api_keys')
    .values({
      id: key.id,
      public_key: `public-${key.id}`,
      private_key_suffix: '0123456789ab',
      ha1_md5_sealed: 'sealed',
      ha1_sha256_sealed: 'sealed',
    })
    .execute();
  for (const cidr_block of key.cidrBlocks ?? []) {
    await database
      .insertInto('access_list_entries')
      .values({
        credential_id: key.id,
        cidr_block,
        ip_address: null,
        created_at: 1,
        request_count: 0,
        last_used_at: null,
        last_used_address: null,
      })
      .execute();
  }
}

/** With one secret, `secret-…`, that never ends. */
export async function addServiceAccount(
  database: Reader,
  account: { id: string; organizationId: string },
): Promise<void> {
  const { id } = account;
  await database
    .insertInto('credentials')
    .values({
      id,
      organization_id: account.organizationId,
      kind: 'service_account',
      description: '',
      created_at: 1,
      last_used_at: null,
      last_used_address: null,
    })
    .execute();
  await database
    .insertInto('service_accounts')
    .values({ id, client_id: `client-${id}`, name: id, expiry_warned_days: null, expiry_reported: 0 })
    .execute();
  await database
    .insertInto('client_secrets')
    .values({
      id: `secret-${id}`,
      service_account_id: id,
      secret_hash: 'hash',
      secret_suffix: 'abcd',
      created_at: 1,
      expires_at: Number.MAX_SAFE_INTEGER,
      last_used_at: null,
    })
    .execute();
}

export async function addUser(database: Reader, id: string): Promise<void> {
  await database
    .insertInto('users')
    .values({
      id,
      username: `${id}@example.com`,
      first_name: 'A',
      last_name: 'B',
      country: null,
      mobile_number: null,
      password_hash: null,
      created_at: 1,
      last_auth_at: null,
    })
    .execute();
}

export function eventOf(organizationId: string | null, projectId: string | null = null): NewEvent {
  return {
    type: 'TAGS_MODIFIED',
    organizationId,
    projectId,
    actor: { kind: 'system', id: null, name: 'test', remoteAddress: '192.0.2.1' },
    details: { resourceId: 'p1', resourceType: 'project' },
  };
}
