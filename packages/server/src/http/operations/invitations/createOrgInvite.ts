import { requireOrganization } from '../../../changes/organizations/require-organization.js';
import { inviteOrganizationUser } from '../../../services/users/invite-organization-user.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/invitation.js';
import { presentOrganizationInvitation } from '../../presenters/invitation.js';
import { readPromise } from '../../requests/promise.js';
import {
  OrganizationInvitation as CloudManagerInvitation,
  OrganizationInvitationRequest,
} from '../../schemas/cloud-manager/invitations.js';
import { OrganizationInvitation, OrganizationInvitationBody } from '../../schemas/invitations.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const createOrgInvite = operation({
  operationId: 'createOrgInvite',
  tag: 'Organizations',
  summary: 'Invite a user to an organization',
  method: 'POST',
  path: '/orgs/{orgId}/invites',
  permission: 'organization.invitations.write',
  status: 200,
  body: OrganizationInvitationBody,
  response: OrganizationInvitation,
  async handle({ services, caller, path, body }) {
    const { organizationRoles = [], projectRoles = [], teamIds = [] } = readPromise(body);
    const { invitation } = await inviteOrganizationUser(services, caller, {
      organizationId: path.orgId,
      username: body.username,
      organizationRoles,
      projectRoles,
      teamIds,
    });
    const { name } = await requireOrganization(services.store.reader, path.orgId);
    const given = organizationRoles.length > 0 ? organizationRoles : undefined;
    return presentOrganizationInvitation(invitation, name, given);
  },
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PEOPLE } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      tag: 'Invitations',
      status: 201,
      body: OrganizationInvitationRequest,
      response: CloudManagerInvitation,
      present: cloudManager.presentOrganizationInvitation,
    },
  },
});
