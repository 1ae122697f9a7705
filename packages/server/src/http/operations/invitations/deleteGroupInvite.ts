import { requireStandingProjectInvitation } from '../../../changes/invitations/standing.js';
import { removeProjectUser } from '../../../services/users/project-users.js';
import { operation } from '../../define-operation.js';
import { DEPRECATED_PROJECT_INVITATIONS } from '../../wires/atlas-deprecations.js';

export const deleteGroupInvite = operation({
  operationId: 'deleteGroupInvite',
  tag: 'Projects',
  summary: 'Withdraw an invitation to a project; the one to its organization stays',
  method: 'DELETE',
  path: '/groups/{groupId}/invites/{invitationId}',
  permission: 'project.invitations.write',
  status: 204,
  async handle({ services, caller, path }) {
    const { invitation } = await requireStandingProjectInvitation(
      services.store.reader,
      path.groupId,
      {
        id: path.invitationId,
      },
      services.now(),
    );
    await removeProjectUser(services, caller, {
      projectId: path.groupId,
      id: invitation.pendingUserId,
      statuses: ['PENDING'],
    });
  },
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PROJECT_INVITATIONS } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { tag: 'Invitations' },
  },
});
