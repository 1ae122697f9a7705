import { updateProjectInvitation } from '../../answers/changed-invitation.js';
import { defineOperation } from '../../operation.js';
import { GroupInvitation, GroupInvitationBody } from '../../schemas/invitations.js';
import { DEPRECATED_PROJECT_INVITATIONS } from '../../wires/atlas-deprecations.js';

export const updateGroupInvites = defineOperation({
  operationId: 'updateGroupInvites',
  tag: 'Projects',
  summary: 'Change the roles that an invitation to a project promises, found by the user name',
  method: 'PATCH',
  path: '/api/atlas/v2/groups/{groupId}/invites',
  permission: 'project.invitations.write',
  versions: {
    '2023-01-01': {
      status: 200,
      deprecated: DEPRECATED_PROJECT_INVITATIONS,
      body: GroupInvitationBody,
      response: GroupInvitation,
      handle: ({ services, caller, path, body }) =>
        updateProjectInvitation(
          services,
          caller,
          { projectId: path.groupId, which: { username: body.username } },
          body.roles,
        ),
    },
  },
});
