import { requireStandingProjectInvitation } from '../../../../services/invitations/standing.js';
import { requireProject } from '../../../../services/projects/require-project.js';
import { defineOperation } from '../../../operation.js';
import { presentProjectInvitation } from '../../../presenters/invitation.js';
import { GroupInvitation } from '../../../schemas/invitations.js';

export const getGroupInvite = defineOperation({
  operationId: 'getGroupInvite',
  tag: 'Invitations',
  summary: 'Show an invitation to a project that can still be accepted',
  method: 'GET',
  path: '/api/public/v1.0/groups/{groupId}/invites/{invitationId}',
  permission: 'project.invitations.write',
  versions: {
    unversioned: {
      status: 200,
      response: GroupInvitation,
      async handle({ services, path }) {
        const { reader } = services.store;
        const which = { id: path.invitationId };
        const { invitation, part } = await requireStandingProjectInvitation(reader, path.groupId, which);
        const { name } = await requireProject(reader, path.groupId);
        return presentProjectInvitation(part, { username: invitation.username, projectName: name });
      },
    },
  },
});
