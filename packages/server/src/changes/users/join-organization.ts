import { type EventActor, event } from '../../domain/new-event.js';
import { insertUserOrganizationRoles } from '../../store/queries/user-roles.js';
import type { WriteTransaction } from '../../store/store.js';

/** Makes a person a member of an organization, with the event. The caller has checked that the person is no member yet. */
export async function joinOrganization(
  transaction: WriteTransaction,
  actor: EventActor,
  { id, username }: { readonly id: string; readonly username: string },
  { organizationId, roles }: { readonly organizationId: string; readonly roles: readonly string[] },
): Promise<void> {
  transaction.involve(id);
  await insertUserOrganizationRoles(transaction.database, { userId: id, organizationId }, roles);
  transaction.changed({ kind: 'user', subject: id });
  await transaction.recordEvent(
    event('JOINED_ORG', { organizationId, actor, targetUsername: username }, { roles: [null, roles] }),
  );
}
