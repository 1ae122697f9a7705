import { updateProjectInvitation } from '../../answers/changed-invitation.js';
import { operation } from '../../define-operation.js';
import { GroupInvitation, GroupInvitationUpdateBody } from '../../schemas/invitations.js';
import { DEPRECATED_PROJECT_INVITATIONS } from '../../wires/atlas-deprecations.js';

export const updateGroupInviteById = operation({
  operationId: 'updateGroupInviteById',
  tag: 'Projects',
  summary: 'Change the roles that an invitation to a project promises',
  method: 'PATCH',
  path: '/groups/{groupId}/invites/{invitationId}',
  permission: 'project.invitations.write',
  status: 200,
  body: GroupInvitationUpdateBody,
  response: GroupInvitation,
  handle: ({ services, caller, path, body }) =>
    updateProjectInvitation(
      services,
      caller,
      { projectId: path.groupId, which: { id: path.invitationId } },
      body.roles,
    ),
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PROJECT_INVITATIONS } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { tag: 'Invitations' },
  },
});
