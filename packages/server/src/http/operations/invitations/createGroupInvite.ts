import { inviteToProject } from '../../answers/project-invitation.js';
import { operation } from '../../define-operation.js';
import { GroupInvitation, GroupInvitationBody } from '../../schemas/invitations.js';
import { DEPRECATED_PROJECT_INVITATIONS } from '../../wires/atlas-deprecations.js';

export const createGroupInvite = operation({
  operationId: 'createGroupInvite',
  tag: 'Projects',
  summary: 'Invite a user to a project; members of the organization get access at once',
  method: 'POST',
  path: '/groups/{groupId}/invites',
  permission: 'project.invitations.write',
  status: 200,
  body: GroupInvitationBody,
  response: GroupInvitation,
  handle: ({ services, caller, path, body }) =>
    inviteToProject(services, caller, { projectId: path.groupId, ...body }),
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PROJECT_INVITATIONS } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      tag: 'Invitations',
      status: 201,
    },
  },
});
