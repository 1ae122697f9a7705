import { requireStandingProjectInvitation } from '../../../changes/invitations/standing.js';
import { requireProject } from '../../../changes/projects/require-project.js';
import { operation } from '../../define-operation.js';
import { presentProjectInvitation } from '../../presenters/invitation.js';
import { GroupInvitation } from '../../schemas/invitations.js';
import { DEPRECATED_PROJECT_INVITATIONS } from '../../wires/atlas-deprecations.js';

export const getGroupInvite = operation({
  operationId: 'getGroupInvite',
  tag: 'Projects',
  summary: 'Show an invitation to a project that can still be accepted',
  method: 'GET',
  path: '/groups/{groupId}/invites/{invitationId}',
  permission: 'project.invitations.write',
  status: 200,
  response: GroupInvitation,
  async handle({ services, path }) {
    const { reader } = services.store;
    const { invitation, part } = await requireStandingProjectInvitation(
      reader,
      path.groupId,
      {
        id: path.invitationId,
      },
      services.now(),
    );
    const { name } = await requireProject(reader, path.groupId);
    return presentProjectInvitation(part, { username: invitation.username, projectName: name });
  },
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PROJECT_INVITATIONS } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { tag: 'Invitations' },
  },
});
