import type { Explain } from '../access/decision/explain.js';
import type { Directory } from '../access/directory.js';
import type { ExplainGuarded } from '../access/guard/explain-guarded.js';
import type { GuardedApis } from '../access/guard/guarded-apis.js';
import type { PasswordHasher } from '../access/password-hasher.js';
import type { SecurityLog } from '../access/security-log.js';
import type { SignInThrottle } from '../access/sign-in-throttle.js';
import type { BrowserMarks } from '../domain/browser-marks.js';
import type { Clock } from '../domain/clock.js';
import type { Sealing } from '../domain/sealing.js';
import type { RateLimit } from '../domain/served-rate-limits.js';
import type { Store } from '../store/store.js';
import type { InvitationDelivery } from './mail/invitation-mail.js';
import type { Mailer } from './mail/mailer.js';

/** What use cases work with. */
export interface Services {
  readonly store: Store;
  /** For what is read; a write has the time of its transaction. */
  readonly now: Clock;
  readonly sealing: Sealing;
  /** The rate limits of what is served. */
  readonly rateLimits: () => readonly RateLimit[];
  /** The decision, for those who ask about it. */
  readonly decision: {
    readonly directory: Directory;
    readonly explain: Explain;
    readonly guarded: GuardedApis;
    readonly explainGuarded: ExplainGuarded;
  };
  readonly passwords: PasswordHasher;
  readonly throttle: SignInThrottle;
  readonly browserMarks: BrowserMarks;
  readonly security: SecurityLog;
  readonly mailer: Mailer;
  readonly invitationDelivery: InvitationDelivery;
  /** Base of the links in mails, without a trailing slash. */
  readonly publicUrl: () => string;
}
