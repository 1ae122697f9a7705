import type { OrganizationInvitation } from '../../schemas/cloud-manager/invitations.js';
import type { OrganizationInvitation as OnAtlas } from '../../schemas/invitations.js';

/** An invitation to an organization as on the Atlas wire, without what it promises in projects. */
export function presentOrganizationInvitation(onAtlas: OnAtlas): OrganizationInvitation {
  const { groupRoleAssignments, ...invitation } = onAtlas;
  return invitation as OrganizationInvitation;
}
