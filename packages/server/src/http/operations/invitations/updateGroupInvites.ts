import { updateProjectInvitation } from '../../answers/changed-invitation.js';
import { operation } from '../../define-operation.js';
import { GroupInvitation, GroupInvitationBody } from '../../schemas/invitations.js';
import { DEPRECATED_PROJECT_INVITATIONS } from '../../wires/atlas-deprecations.js';

export const updateGroupInvites = operation({
  operationId: 'updateGroupInvites',
  tag: 'Projects',
  summary: 'Change the roles that an invitation to a project promises, found by the user name',
  method: 'PATCH',
  path: '/groups/{groupId}/invites',
  permission: 'project.invitations.write',
  status: 200,
  body: GroupInvitationBody,
  response: GroupInvitation,
  handle: ({ services, caller, path, body }) =>
    updateProjectInvitation(
      services,
      caller,
      { projectId: path.groupId, which: { username: body.username } },
      body.roles,
    ),
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PROJECT_INVITATIONS } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { tag: 'Invitations' },
  },
});
