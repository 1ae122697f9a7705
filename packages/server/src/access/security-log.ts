import type { Logger } from 'pino';
import { workBounds } from '../domain/bounds/work.js';
import { MINUTE_MS } from '../domain/time-spans.js';

/** What people do about how they sign in. */
type SignInAct =
  | 'SIGNED_IN'
  | 'SIGNED_OUT'
  | 'SESSIONS_ENDED'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET_REQUESTED'
  | 'PASSWORD_RESET'
  | 'SECOND_FACTOR_ENABLED'
  | 'SECOND_FACTOR_DISABLED';

/** What was refused: a request for what its caller is, or a proof that is wrong. */
interface RefusedRequest {
  /** Who it was, or whose credential or account was named without proof; `undefined` where nobody is known. */
  readonly id: string | undefined;
  readonly kind: 'user' | 'api_key' | 'service_account' | undefined;
  readonly address: string | undefined;
  /** The operation as `/metrics` names it. */
  readonly operation: string | undefined;
  /** Of the catalogue, or `UNAUTHORIZED` for wrong proof. */
  readonly code: string;
}

/**
 * Lines of the log that tell who signed in and who was refused, in one form. Names are in none: what strangers type may be a
 * password in the wrong field.
 */
export interface SecurityLog {
  did(act: SignInAct, userId: string, address: string): void;
  refused(request: RefusedRequest): void;
}

/**
 * A line each, up to so many a minute for each kind about one credential, person or address, and of refusals so many in all. What is
 * left out is counted, and told with the next line. Lines are written after the answer, so that its time does not tell whether a name exists.
 */
export function createSecurityLog(log: Logger, now: () => number = () => performance.now()): SecurityLog {
  let minute = 0;
  let lines = 0;
  let notLogged = 0;
  const linesOf = new Map<string, number>();

  /** Whether there is room for one more line about somebody. Refusals are bounded in all, for anybody can cause them. */
  function isRoomFor(subject: string, isRefusal: boolean): boolean {
    const current = Math.floor(now() / MINUTE_MS);
    if (current !== minute) {
      minute = current;
      lines = 0;
      linesOf.clear();
    }
    const count = linesOf.get(subject) ?? 0;
    if (
      (isRefusal && lines >= workBounds.securityLinesPerMinute.most) ||
      count >= workBounds.securityLinesPerSubjectAndMinute.most
    )
      return false;
    if (isRefusal) lines += 1;
    linesOf.set(subject, count + 1);
    return true;
  }

  function write(subject: string, isRefusal: boolean, line: object, text: string): void {
    if (!log.isLevelEnabled('info')) return;
    if (!isRoomFor(subject, isRefusal)) {
      notLogged += 1;
      return;
    }
    const told = notLogged === 0 ? line : { ...line, notLogged };
    notLogged = 0;
    setImmediate(() => log.info(told, text));
  }

  return {
    did(act, id, address) {
      // Apart from refusals and by act, so that whoever breaks in cannot use up the room of what tells of it.
      write(`${act} ${id}`, false, { security: act, kind: 'user', id, address }, 'sign-in');
    },
    refused({ id, kind, address, operation, code }) {
      write(
        `${id ?? address ?? ''} ${code}`,
        true,
        { security: 'REFUSED', kind, id, address, operation, code },
        'refused request',
      );
    },
  };
}
