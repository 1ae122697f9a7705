import { requireStandingProjectInvitation } from '../../../../changes/invitations/standing.js';
import { removeProjectUser } from '../../../../services/users/project-users.js';
import { defineOperation } from '../../../operation.js';

export const deleteGroupInvite = defineOperation({
  operationId: 'deleteGroupInvite',
  tag: 'Invitations',
  summary: 'Withdraw an invitation to a project; the one to its organization stays',
  method: 'DELETE',
  path: '/api/public/v1.0/groups/{groupId}/invites/{invitationId}',
  permission: 'project.invitations.write',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, caller, path }) {
        const which = { id: path.invitationId };
        const { invitation } = await requireStandingProjectInvitation(
          services.store.reader,
          path.groupId,
          which,
        );
        await removeProjectUser(services, caller, {
          projectId: path.groupId,
          id: invitation.pendingUserId,
          statuses: ['PENDING'],
        });
      },
    },
  },
});
