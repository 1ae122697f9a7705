import type { Selectable } from 'kysely';
import type { JsonValue } from '../../domain/json.js';
import { type Filled, flag } from '../columns.js';
import { groupBy } from '../group-by.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Database } from '../schema.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { folded, startsWith } from './name-match.js';

/** An organization with what is set in it; `null`: not set. `createdAt` in UTC milliseconds. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly skipDefaultAlertsSettings: boolean;
  readonly apiAccessListRequired: boolean;
  readonly genAiFeaturesEnabled: boolean;
  readonly maxSecretValidityHours: number | null;
  readonly multiFactorAuthRequired: boolean;
  readonly restrictEmployeeAccess: boolean;
  readonly streamsCrossGroupEnabled: boolean;
  readonly securityContact: string | null;
  readonly operationsContact: string | null;
  readonly absoluteSessionTimeoutSeconds: number | null;
  readonly idleSessionTimeoutSeconds: number | null;
  /** What third parties may do on behalf of people, as far as somebody set it. */
  readonly delegationSettings: Readonly<Record<string, JsonValue>>;
  readonly waveAssignmentMode: string | null;
}

const COLUMNS = [
  'id',
  'name',
  'created_at',
  'skip_default_alerts_settings',
  'api_access_list_required',
  'gen_ai_features_enabled',
  'max_service_account_secret_validity_hours',
  'multi_factor_auth_required',
  'restrict_employee_access',
  'streams_cross_group_enabled',
  'security_contact',
  'operations_contact',
  'absolute_session_timeout_seconds',
  'idle_session_timeout_seconds',
  'delegation_settings',
  'wave_assignment_mode',
] as const;

const byId = prepared((reader, { id }: Placeholders<{ id: string }>) =>
  reader.selectFrom('organizations').select(COLUMNS).where('id', '=', id),
);

export async function findOrganization(reader: Reader, id: string): Promise<Organization | undefined> {
  const row = await byId.first(reader, { id });
  return row && toOrganization(row);
}

/** All organizations, or those of one name, by name. */
export async function listAllOrganizations(reader: Reader, name?: string): Promise<Organization[]> {
  let query = reader.selectFrom('organizations').selectAll().orderBy('name').orderBy('id');
  if (name !== undefined) query = query.where('name', '=', name);
  return (await query.execute()).map(toOrganization);
}

const policyById = prepared((reader, { id }: Placeholders<{ id: string }>) =>
  reader.selectFrom('organizations').select('api_access_list_required').where('id', '=', id),
);

/** What the decision needs to know of an organization. */
export async function findOrganizationPolicy(
  reader: Reader,
  id: string,
): Promise<{ id: string; apiAccessListRequired: boolean } | null> {
  const row = await policyById.first(reader, { id });
  return row ? { id, apiAccessListRequired: row.api_access_list_required === 1 } : null;
}

interface OrganizationFilter {
  readonly ids: readonly string[];
  readonly namePrefix?: string | undefined;
}

const byName = preparedPages(
  (reader, { ids, namePrefix }: Placeholders<OrganizationFilter>) => {
    const query = reader.selectFrom('organizations').where('id', 'in', ids);
    return namePrefix === undefined ? query : query.where(startsWith('name', namePrefix));
  },
  (organizations) => organizations.select(COLUMNS).orderBy('name').orderBy('id'),
);

/** Those of the named organizations whose name begins with the prefix, if one is given, in byte order of their names. */
export async function listOrganizations(
  reader: Reader,
  { ids, namePrefix }: OrganizationFilter,
  page: Page,
): Promise<Slice<Organization>> {
  if (ids.length === 0) return { results: [], totalCount: 0 };
  const { results, totalCount } = await byName.read(reader, { ids, namePrefix: folded(namePrefix) }, page);
  return { results: results.map(toOrganization), totalCount };
}

export async function hasProjects(reader: Reader, organizationId: string): Promise<boolean> {
  const project = await reader
    .selectFrom('projects')
    .select('id')
    .where('organization_id', '=', organizationId)
    .limit(1)
    .executeTakeFirst();
  return project !== undefined;
}

/** A credential that goes with its organization, and what the event of it tells. */
interface CredentialToDelete {
  readonly description: string;
  readonly roles: readonly string[];
}

/** The credentials of an organization, by what they present themselves with: public keys and client IDs. */
export async function credentialsToDelete(
  reader: Reader,
  organizationId: string,
): Promise<{
  apiKeys: (CredentialToDelete & { readonly publicKey: string })[];
  serviceAccounts: (CredentialToDelete & { readonly clientId: string; readonly name: string })[];
}> {
  const apiKeys = await reader
    .selectFrom('api_keys')
    .innerJoin('credentials', 'credentials.id', 'api_keys.id')
    .select(['api_keys.id', 'public_key', 'description'])
    .where('organization_id', '=', organizationId)
    .orderBy('public_key')
    .execute();
  const accounts = await reader
    .selectFrom('service_accounts')
    .innerJoin('credentials', 'credentials.id', 'service_accounts.id')
    .select(['service_accounts.id', 'client_id', 'name', 'description'])
    .where('organization_id', '=', organizationId)
    .orderBy('client_id')
    .execute();
  const granted = await reader
    .selectFrom('credential_organization_roles')
    .innerJoin('credentials', 'credentials.id', 'credential_organization_roles.credential_id')
    .select(['credential_id', 'role'])
    .where('organization_id', '=', organizationId)
    .orderBy('role')
    .execute();
  const roles = groupBy(granted, (row) => row.credential_id);
  const rolesOf = (id: string) => (roles.get(id) ?? []).map(({ role }) => role);
  return {
    apiKeys: apiKeys.map(({ id, public_key, description }) => ({
      publicKey: public_key,
      description,
      roles: rolesOf(id),
    })),
    serviceAccounts: accounts.map(({ id, client_id, name, description }) => ({
      clientId: client_id,
      name,
      description,
      roles: rolesOf(id),
    })),
  };
}

/** The name of a user who holds a role in the organization; `undefined` for anybody else. */
export async function findMemberName(
  reader: Reader,
  organizationId: string,
  userId: string,
): Promise<string | undefined> {
  const row = await reader
    .selectFrom('users')
    .select('username')
    .where('id', '=', userId)
    .where('id', 'in', (select) =>
      select
        .selectFrom('user_organization_roles')
        .select('user_id')
        .where('organization_id', '=', organizationId),
    )
    .executeTakeFirst();
  return row?.username;
}

export async function insertOrganization(database: Writer, organization: Organization): Promise<void> {
  const { id, createdAt } = organization;
  await database
    .insertInto('organizations')
    .values({
      id,
      created_at: createdAt,
      ...(columnsOf(organization) as Filled<ReturnType<typeof columnsOf>>),
    })
    .execute();
}

/** What is to be changed; what is absent stays. */
export type OrganizationChange = {
  readonly [Name in Exclude<keyof Organization, 'id' | 'createdAt'>]?: Organization[Name] | undefined;
};

export async function updateOrganization(
  database: Writer,
  id: string,
  change: OrganizationChange,
): Promise<void> {
  await database.updateTable('organizations').set(columnsOf(change)).where('id', '=', id).execute();
}

/**
 * Deletes an organization with its people's roles, teams, invitations and credentials. It must have no projects. What was
 * counted and refused in it can be many rows: the roll-up of use removes them.
 */
export async function deleteOrganization(database: Writer, id: string): Promise<void> {
  await database.deleteFrom('organizations').where('id', '=', id).execute();
}

function toOrganization(row: Selectable<Database['organizations']>): Organization {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    skipDefaultAlertsSettings: row.skip_default_alerts_settings === 1,
    apiAccessListRequired: row.api_access_list_required === 1,
    genAiFeaturesEnabled: row.gen_ai_features_enabled === 1,
    maxSecretValidityHours: row.max_service_account_secret_validity_hours,
    multiFactorAuthRequired: row.multi_factor_auth_required === 1,
    restrictEmployeeAccess: row.restrict_employee_access === 1,
    streamsCrossGroupEnabled: row.streams_cross_group_enabled === 1,
    securityContact: row.security_contact,
    operationsContact: row.operations_contact,
    absoluteSessionTimeoutSeconds: row.absolute_session_timeout_seconds,
    idleSessionTimeoutSeconds: row.idle_session_timeout_seconds,
    delegationSettings: JSON.parse(row.delegation_settings ?? '{}') as Organization['delegationSettings'],
    waveAssignmentMode: row.wave_assignment_mode,
  };
}

/** The columns of what is given; an absent one is `undefined`, which an update leaves alone. */
function columnsOf(change: OrganizationChange) {
  return {
    name: change.name,
    skip_default_alerts_settings: flag(change.skipDefaultAlertsSettings),
    api_access_list_required: flag(change.apiAccessListRequired),
    gen_ai_features_enabled: flag(change.genAiFeaturesEnabled),
    max_service_account_secret_validity_hours: change.maxSecretValidityHours,
    multi_factor_auth_required: flag(change.multiFactorAuthRequired),
    restrict_employee_access: flag(change.restrictEmployeeAccess),
    streams_cross_group_enabled: flag(change.streamsCrossGroupEnabled),
    security_contact: change.securityContact,
    operations_contact: change.operationsContact,
    absolute_session_timeout_seconds: change.absoluteSessionTimeoutSeconds,
    idle_session_timeout_seconds: change.idleSessionTimeoutSeconds,
    delegation_settings: change.delegationSettings && JSON.stringify(change.delegationSettings),
    wave_assignment_mode: change.waveAssignmentMode,
  };
}
