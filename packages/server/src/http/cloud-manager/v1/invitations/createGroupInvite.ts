import { inviteToProject } from '../../../answers/project-invitation.js';
import { defineOperation } from '../../../operation.js';
import { GroupInvitation, GroupInvitationBody } from '../../../schemas/invitations.js';

export const createGroupInvite = defineOperation({
  operationId: 'createGroupInvite',
  tag: 'Invitations',
  summary: 'Invite somebody to a project; members of the organization have access at once',
  method: 'POST',
  path: '/api/public/v1.0/groups/{groupId}/invites',
  permission: 'project.invitations.write',
  versions: {
    unversioned: {
      status: 201,
      body: GroupInvitationBody,
      response: GroupInvitation,
      handle: ({ services, caller, path, body }) =>
        inviteToProject(services, caller, { projectId: path.groupId, ...body }),
    },
  },
});
