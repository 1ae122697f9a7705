import { BROWSER_MARK_LIFETIME_MS } from '../../domain/browser-marks.js';
import { browserCookieName, sessionCookieName } from '../../domain/session-names.js';
import type { Services } from '../../services/services.js';
import type { SessionDescription } from '../../services/sessions/describe-session.js';
import type { SignedIn } from '../../services/sessions/sign-in.js';
import type { Account } from '../../store/queries/users.js';
import type { Profile, Session } from '../schemas/sessions.js';
import { wireTime } from '../wire/render.js';

export function presentProfile(account: Account): Profile {
  return {
    country: account.country,
    createdAt: wireTime(account.createdAt),
    firstName: account.firstName,
    id: account.id,
    lastAuth: account.lastAuthAt === null ? null : wireTime(account.lastAuthAt),
    lastName: account.lastName,
    mobileNumber: account.mobileNumber,
    username: account.username,
  };
}

export function presentSession(
  { mailer }: Pick<Services, 'mailer'>,
  description: SessionDescription,
  csrfToken: string,
): Session {
  const { account, session, expiresAt, hasSecondFactor, idleMs, organizations } = description;
  return {
    csrfToken,
    expiresAt: wireTime(expiresAt),
    hasSecondFactor,
    id: session.id,
    idleTimeoutSeconds: idleMs === null ? null : idleMs / 1000,
    isSecondFactorGiven: session.hasSecondFactor,
    organizations: organizations.map(({ id, name, roles, multiFactorAuthRequired }) => ({
      id,
      multiFactorAuthRequired,
      name,
      roles: [...roles],
    })),
    serverSendsMail: mailer.canSend,
    user: presentProfile(account),
  };
}

/** Answers a sign-in: the token in the cookie alone, all else in the body. The second cookie outlives the session. */
export function answerSignedIn(
  { session, description, browserMark }: SignedIn,
  context: {
    readonly services: Pick<Services, 'mailer'>;
    readonly publicUrl: string;
    setHeader(name: string, value: string): void;
  },
): Session {
  context.setHeader('Set-Cookie', sessionCookie(session.token, context.publicUrl));
  const maxAge = BROWSER_MARK_LIFETIME_MS / 1000;
  context.setHeader(
    'Set-Cookie',
    `${browserCookieName(context.publicUrl)}=${browserMark}; Max-Age=${maxAge}; ${attributes(context.publicUrl)}`,
  );
  return presentSession(context.services, description, session.csrfToken);
}

/**
 * `Lax`, so that a link to the console in a mail finds one signed in. Without an age: it goes with the browser at the
 * latest, and the server ends the session itself.
 */
function sessionCookie(token: string, publicUrl: string): string {
  return `${sessionCookieName(publicUrl)}=${token}; ${attributes(publicUrl)}`;
}

/** Makes the browser forget the session. */
export function expiredSessionCookie(publicUrl: string): string {
  return `${sessionCookieName(publicUrl)}=; Max-Age=0; ${attributes(publicUrl)}`;
}

function attributes(publicUrl: string): string {
  return `Path=/; HttpOnly; SameSite=Lax${publicUrl.startsWith('https:') ? '; Secure' : ''}`;
}
