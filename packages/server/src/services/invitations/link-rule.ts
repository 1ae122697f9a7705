import { permissionsInOrganization } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import type { InvitationLinkRule } from '../../changes/invitations/invite.js';
import type { Services } from '../services.js';

/** What decides about the link of an invitation that the caller makes. */
export function linkRule(
  { invitationDelivery }: Pick<Services, 'invitationDelivery'>,
  { principal }: Caller,
  organizationId: string,
): InvitationLinkRule {
  const permissions = permissionsInOrganization(principal, organizationId);
  return {
    managesPeople: permissions?.has('organization.users.write') ?? false,
    takeMail: invitationDelivery.take,
  };
}
