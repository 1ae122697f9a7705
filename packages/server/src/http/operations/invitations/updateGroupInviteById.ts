import { updateProjectInvitation } from '../../answers/changed-invitation.js';
import { defineOperation } from '../../operation.js';
import { GroupInvitation, GroupInvitationUpdateBody } from '../../schemas/invitations.js';
import { DEPRECATED_PROJECT_INVITATIONS } from '../../wires/atlas-deprecations.js';

export const updateGroupInviteById = defineOperation({
  operationId: 'updateGroupInviteById',
  tag: 'Projects',
  summary: 'Change the roles that an invitation to a project promises',
  method: 'PATCH',
  path: '/api/atlas/v2/groups/{groupId}/invites/{invitationId}',
  permission: 'project.invitations.write',
  versions: {
    '2023-01-01': {
      status: 200,
      deprecated: DEPRECATED_PROJECT_INVITATIONS,
      body: GroupInvitationUpdateBody,
      response: GroupInvitation,
      handle: ({ services, caller, path, body }) =>
        updateProjectInvitation(
          services,
          caller,
          { projectId: path.groupId, which: { id: path.invitationId } },
          body.roles,
        ),
    },
  },
});
