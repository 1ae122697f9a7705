import { Type } from 'typebox';
import { renewInvitationLink } from '../../../services/invitations/renew-link.js';
import { invitationLink } from '../../../services/mail/invitation-mail.js';
import { operation } from '../../define-operation.js';
import { dateTime, named, secret } from '../../schemas/common.js';
import { wireTime } from '../../wire/render.js';

const InvitationLink = named(
  'InvitationLink',
  Type.Object({
    expiresAt: dateTime(),
    link: secret(Type.String({ description: 'For the invited user. Anybody who has the link can accept' })),
    token: secret(
      Type.String({ description: 'What the link holds, for POST /api/private/invitations/preview' }),
    ),
    username: Type.String(),
  }),
);

export const createInvitationLink = operation({
  operationId: 'createInvitationLink',
  tag: 'Private',
  summary: 'Create a new link for a pending invitation, to pass on without mail; earlier links stop working',
  // Not GET: it ends the link that was mailed.
  method: 'POST',
  path: '/orgs/{orgId}/invitations/{invitationId}/link',
  permission: 'organization.invitations.write',
  status: 200,
  response: InvitationLink,
  async handle({ services, caller, path, publicUrl }) {
    const { invitation, token } = await renewInvitationLink(services, caller, {
      organizationId: path.orgId,
      invitationId: path.invitationId,
    });
    return {
      expiresAt: wireTime(invitation.expiresAt),
      link: invitationLink(publicUrl, token),
      token,
      username: invitation.username,
    };
  },
  wires: {
    private: {},
  },
});
