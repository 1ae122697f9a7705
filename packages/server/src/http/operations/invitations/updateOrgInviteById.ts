import { updateOrganizationInvitation } from '../../answers/changed-invitation.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/invitation.js';
import { readPromise } from '../../requests/promise.js';
import {
  OrganizationInvitation as CloudManagerInvitation,
  OrganizationInvitationUpdate,
} from '../../schemas/cloud-manager/invitations.js';
import { OrganizationInvitation, OrganizationInvitationUpdateBody } from '../../schemas/invitations.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const updateOrgInviteById = operation({
  operationId: 'updateOrgInviteById',
  tag: 'Organizations',
  summary: 'Change what an invitation to an organization promises',
  method: 'PATCH',
  path: '/orgs/{orgId}/invites/{invitationId}',
  permission: 'organization.invitations.write',
  status: 200,
  body: OrganizationInvitationUpdateBody,
  response: OrganizationInvitation,
  handle: ({ services, caller, path, body }) =>
    updateOrganizationInvitation(
      services,
      caller,
      { organizationId: path.orgId, which: { id: path.invitationId } },
      readPromise(body),
    ),
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PEOPLE } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      tag: 'Invitations',
      body: OrganizationInvitationUpdate,
      response: CloudManagerInvitation,
      present: cloudManager.presentOrganizationInvitation,
    },
  },
});
