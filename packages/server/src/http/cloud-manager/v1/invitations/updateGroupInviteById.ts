import { updateProjectInvitation } from '../../../answers/changed-invitation.js';
import { defineOperation } from '../../../operation.js';
import { GroupInvitation, GroupInvitationUpdateBody } from '../../../schemas/invitations.js';

export const updateGroupInviteById = defineOperation({
  operationId: 'updateGroupInviteById',
  tag: 'Invitations',
  summary: 'Change the roles that an invitation to a project promises',
  method: 'PATCH',
  path: '/api/public/v1.0/groups/{groupId}/invites/{invitationId}',
  permission: 'project.invitations.write',
  versions: {
    unversioned: {
      status: 200,
      body: GroupInvitationUpdateBody,
      response: GroupInvitation,
      handle: ({ services, caller, path, body }) => {
        const which = { projectId: path.groupId, which: { id: path.invitationId } };
        return updateProjectInvitation(services, caller, which, body.roles);
      },
    },
  },
});
