import { requireStandingProjectInvitation } from '../../../services/invitations/standing.js';
import { requireProject } from '../../../services/projects/require-project.js';
import { defineOperation } from '../../operation.js';
import { presentProjectInvitation } from '../../presenters/invitation.js';
import { GroupInvitation } from '../../schemas/invitations.js';
import { DEPRECATED_PROJECT_INVITATIONS } from '../../wires/atlas-deprecations.js';

export const getGroupInvite = defineOperation({
  operationId: 'getGroupInvite',
  tag: 'Projects',
  summary: 'Show an invitation to a project that can still be accepted',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/invites/{invitationId}',
  permission: 'project.invitations.write',
  versions: {
    '2023-01-01': {
      status: 200,
      deprecated: DEPRECATED_PROJECT_INVITATIONS,
      response: GroupInvitation,
      async handle({ services, path }) {
        const { reader } = services.store;
        const { invitation, part } = await requireStandingProjectInvitation(reader, path.groupId, {
          id: path.invitationId,
        });
        const { name } = await requireProject(reader, path.groupId);
        return presentProjectInvitation(part, { username: invitation.username, projectName: name });
      },
    },
  },
});
