import { newId } from '../../domain/ids.js';
import type { EventActor, WriteTransaction } from '../../store/store.js';

/** Makes an organization within a transaction, with its event; the name is checked by the caller. Returns its id. */
export async function insertOrganization(
  transaction: WriteTransaction,
  actor: EventActor,
  organization: { name: string; skipDefaultAlertsSettings?: boolean | undefined },
): Promise<string> {
  const { database, now } = transaction;
  const id = newId(now);
  await database
    .insertInto('organizations')
    .values({
      id,
      name: organization.name,
      created_at: now,
      skip_default_alerts_settings: organization.skipDefaultAlertsSettings ? 1 : 0,
      // Organizations made by the console start with the requirement on; nothing documents it for the API.
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
  transaction.changed({ kind: 'organization', subject: id });
  await transaction.recordEvent({ type: 'ORG_CREATED', organizationId: id, actor });
  return id;
}
