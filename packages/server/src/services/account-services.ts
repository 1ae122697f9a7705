import type { Logger } from 'pino';
import { createPasswordHasher } from '../access/password-hasher.js';
import { createSecurityLog } from '../access/security-log.js';
import { createSignInThrottle } from '../access/sign-in-throttle.js';
import { createBrowserMarks } from '../domain/browser-marks.js';
import type { Clock } from '../domain/clock.js';
import type { Sealing } from '../domain/sealing.js';
import { createMailDelivery } from './mail/invitation-mail.js';
import { createInvitationMailBound } from './mail/invitation-mail-bound.js';
import { createMailer, createSilentMailer } from './mail/mailer.js';
import { createSmtpTransmit } from './mail/smtp.js';
import type { Services } from './services.js';

type AccountServices = Pick<
  Services,
  'passwords' | 'throttle' | 'browserMarks' | 'security' | 'mailer' | 'invitationDelivery' | 'publicUrl'
>;

/** The part of the services that people's accounts need. Without `smtp` mails are not sent, which the log says of each. */
export function createAccountServices(options: {
  smtp: { readonly url: string; readonly from: string } | undefined;
  publicUrl: () => string;
  sealing: Sealing;
  now: Clock;
  log: Logger;
}): AccountServices {
  const { smtp, publicUrl, sealing, now, log } = options;
  const mailer = smtp ? createMailer({ transmit: createSmtpTransmit(smtp), log }) : createSilentMailer(log);
  return {
    passwords: createPasswordHasher(),
    throttle: createSignInThrottle({ now }),
    browserMarks: createBrowserMarks({ key: sealing.deriveKey('browser marks'), now }),
    security: createSecurityLog(log),
    mailer,
    invitationDelivery: createMailDelivery({
      mailer,
      bound: createInvitationMailBound(now),
      publicUrl,
      log,
    }),
    publicUrl,
  };
}
