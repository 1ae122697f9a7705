import { updateProjectInvitation } from '../../../answers/changed-invitation.js';
import { defineOperation } from '../../../operation.js';
import { GroupInvitation, GroupInvitationBody } from '../../../schemas/invitations.js';

export const updateGroupInvites = defineOperation({
  operationId: 'updateGroupInvites',
  tag: 'Invitations',
  summary: 'Change the roles that an invitation to a project promises, found by the user name',
  method: 'PATCH',
  path: '/api/public/v1.0/groups/{groupId}/invites',
  permission: 'project.invitations.write',
  versions: {
    unversioned: {
      status: 200,
      body: GroupInvitationBody,
      response: GroupInvitation,
      handle: ({ services, caller, path, body }) => {
        const which = { projectId: path.groupId, which: { username: body.username } };
        return updateProjectInvitation(services, caller, which, body.roles);
      },
    },
  },
});
