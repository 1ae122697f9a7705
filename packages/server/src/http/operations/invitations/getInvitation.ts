import { Type } from 'typebox';
import { previewInvitation } from '../../../services/invitations/preview-invitation.js';
import { operation } from '../../define-operation.js';
import { InvitationPreview, LinkToken } from '../../schemas/sessions.js';
import { wireTime } from '../../wire/render.js';

export const getInvitation = operation({
  operationId: 'getInvitation',
  tag: 'Private',
  summary: 'Show an invitation; needs the token of its link',
  // Not GET, whose address would hold the token.
  method: 'POST',
  path: '/invitations/preview',
  permission: 'public',
  status: 200,
  body: Type.Object({ token: LinkToken }, { additionalProperties: false }),
  response: InvitationPreview,
  async handle({ services, body }): Promise<InvitationPreview> {
    const { invitation, organizationName, projectNames, teamNames, hasAccount, mayMakeAccount } =
      await previewInvitation(services, body.token);
    return {
      createdAt: wireTime(invitation.createdAt),
      expiresAt: wireTime(invitation.expiresAt),
      groupRoleAssignments: invitation.projects.map(({ projectId, roles }) => ({
        groupId: projectId,
        groupName: projectNames.get(projectId) ?? '',
        groupRoles: [...roles],
      })),
      ...(hasAccount === undefined ? {} : { hasAccount }),
      inviterUsername: invitation.inviterUsername,
      mayMakeAccount,
      orgId: invitation.organizationId,
      orgName: organizationName,
      roles: [...invitation.organizationRoles],
      teams: invitation.teamIds.map((id) => ({ id, name: teamNames.get(id) ?? '' })),
      username: invitation.username,
    };
  },
  wires: {
    private: {},
  },
});
