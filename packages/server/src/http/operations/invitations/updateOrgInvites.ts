import { updateOrganizationInvitation } from '../../answers/changed-invitation.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/invitation.js';
import { readPromise } from '../../requests/promise.js';
import {
  OrganizationInvitation as CloudManagerInvitation,
  OrganizationInvitationRequest,
} from '../../schemas/cloud-manager/invitations.js';
import { OrganizationInvitation, OrganizationInvitationBody } from '../../schemas/invitations.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const updateOrgInvites = operation({
  operationId: 'updateOrgInvites',
  tag: 'Organizations',
  summary: 'Change what an invitation to an organization promises, found by the user name',
  method: 'PATCH',
  path: '/orgs/{orgId}/invites',
  permission: 'organization.invitations.write',
  status: 200,
  body: OrganizationInvitationBody,
  response: OrganizationInvitation,
  handle: ({ services, caller, path, body }) =>
    updateOrganizationInvitation(
      services,
      caller,
      { organizationId: path.orgId, which: { username: body.username } },
      readPromise(body),
    ),
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PEOPLE } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      tag: 'Invitations',
      body: OrganizationInvitationRequest,
      response: CloudManagerInvitation,
      present: cloudManager.presentOrganizationInvitation,
    },
  },
});
