import { type EventActor, event } from '../../domain/new-event.js';
import { insertOrganization } from '../../store/queries/organizations.js';
import type { WriteTransaction } from '../../store/store.js';

/** Makes an organization within a transaction, with its event; the name is checked by the caller. Returns its id. */
export async function makeOrganization(
  transaction: WriteTransaction,
  actor: EventActor,
  organization: {
    name: string;
    skipDefaultAlertsSettings?: boolean | undefined;
    /** Chosen instead of a new one; that it is free is checked by the caller, whose write is about it. */
    id?: string | undefined;
  },
): Promise<string> {
  const { database, now } = transaction;
  const id = organization.id ?? transaction.newSubject();
  await insertOrganization(database, {
    id,
    name: organization.name,
    createdAt: now,
    skipDefaultAlertsSettings: organization.skipDefaultAlertsSettings ?? false,
    // Organizations made by the console start with the requirement on; nothing documents it for the API.
    apiAccessListRequired: false,
    genAiFeaturesEnabled: true,
    maxSecretValidityHours: null,
    multiFactorAuthRequired: false,
    restrictEmployeeAccess: false,
    streamsCrossGroupEnabled: false,
    securityContact: null,
    operationsContact: null,
    absoluteSessionTimeoutSeconds: null,
    idleSessionTimeoutSeconds: null,
    delegationSettings: {},
    waveAssignmentMode: null,
  });
  transaction.changed({ kind: 'organization', subject: id });
  await transaction.recordEvent(
    event('ORG_CREATED', { organizationId: id, actor }, { name: [null, organization.name] }),
  );
  return id;
}
