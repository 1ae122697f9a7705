import type { Mailer } from '../mail/mailer.js';
import type { InvitationDelivery } from './delivery.js';

/** Delivers invitations by mail. */
export function createMailDelivery(options: { mailer: Mailer; publicUrl: () => string }): InvitationDelivery {
  const { mailer, publicUrl } = options;
  return {
    deliver({ username, organizationName, inviterUsername, token, expiresAt }) {
      mailer.send({
        purpose: 'invitation',
        to: username,
        subject: `Invitation to ${organizationName} on Sallyport`,
        text: `${inviterUsername} invites you, ${username}, to the organization ${organizationName}. See what it is about, and accept or reject it here:

${invitationLink(publicUrl(), token)}

The invitation stands until ${new Date(expiresAt).toISOString().slice(0, 10)}. If you do not know what this is about, do nothing.
`,
      });
    },
  };
}

/** Where an invited person goes. The token stands after the `#`, which browsers keep to themselves: no log sees it. */
export function invitationLink(publicUrl: string, token: string): string {
  return `${publicUrl}/invitation#${token}`;
}
