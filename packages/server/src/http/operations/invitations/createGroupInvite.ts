import { inviteToProject } from '../../answers/project-invitation.js';
import { defineOperation } from '../../operation.js';
import { GroupInvitation, GroupInvitationBody } from '../../schemas/invitations.js';
import { DEPRECATED_PROJECT_INVITATIONS } from '../../wires/atlas-deprecations.js';

export const createGroupInvite = defineOperation({
  operationId: 'createGroupInvite',
  tag: 'Projects',
  summary: 'Invite somebody to a project; members of the organization have access at once',
  method: 'POST',
  path: '/api/atlas/v2/groups/{groupId}/invites',
  permission: 'project.invitations.write',
  versions: {
    '2023-01-01': {
      status: 200,
      deprecated: DEPRECATED_PROJECT_INVITATIONS,
      body: GroupInvitationBody,
      response: GroupInvitation,
      handle: ({ services, caller, path, body }) =>
        inviteToProject(services, caller, { projectId: path.groupId, ...body }),
    },
  },
});
