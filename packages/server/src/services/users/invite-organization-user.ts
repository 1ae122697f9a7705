import type { Caller } from '../../access/principal.js';
import { type InvitationToMake, inviteToOrganization } from '../../changes/invitations/invite.js';
import { readOrganizationRoles } from '../../changes/roles/check-roles.js';
import { requireUsername } from '../../changes/users/require-username.js';
import { type PendingMember, pendingMember } from '../../store/queries/members.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import { deliverInvitations } from '../invitations/delivery.js';
import { linkRule } from '../invitations/link-rule.js';
import type { Services } from '../services.js';

/** Invites somebody, with an account or without, into an organization. */
export async function inviteOrganizationUser(
  services: Services,
  caller: Caller,
  asked: InvitationToMake,
): Promise<PendingMember> {
  const username = requireUsername(asked.username);
  const organizationRoles = await readOrganizationRoles(
    services.store.reader,
    asked.organizationRoles,
    asked.organizationId,
  );
  const { made, now } = await services.store.write(
    askedBy(caller, asked.organizationId),
    async (transaction) => ({
      made: await inviteToOrganization(
        transaction,
        actorOf(caller),
        { ...asked, username, organizationRoles },
        linkRule(services, caller, asked.organizationId),
      ),
      now: transaction.now,
    }),
  );
  await deliverInvitations(services, [made]);
  return pendingMember(made.invitation, now);
}
