import type { Logger } from 'pino';
import type { InvitationMailBound } from './invitation-mail-bound.js';
import type { Mailer } from './mailer.js';

/** What an invited person has to learn. The token lets whoever has it accept; it is stored nowhere. */
export interface InvitationMessage {
  readonly username: string;
  readonly organizationName: string;
  readonly inviterUsername: string;
  readonly token: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

/** Brings invitations to people. It answers at once and deals with its own failures. */
export interface InvitationDelivery {
  /** Whether a further message to the address may go out, which then counts. */
  take(mail: { readonly organizationId: string; readonly username: string }): boolean;
  deliver(message: InvitationMessage): void;
}

/** Delivers invitations by mail. */
export function createMailDelivery(options: {
  mailer: Mailer;
  bound: InvitationMailBound;
  publicUrl: () => string;
  log: Logger;
}): InvitationDelivery {
  const { mailer, bound, publicUrl, log } = options;
  return {
    take(mail) {
      if (!mailer.canSend || bound.take(mail)) return true;
      const { organizationId, username: to } = mail;
      log.warn(
        { purpose: 'invitation', to, organizationId },
        'a mail was not sent: too many to this address within an hour',
      );
      return false;
    },
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
