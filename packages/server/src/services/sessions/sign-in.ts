import { useCode } from '../../changes/second-factor/verify-code.js';
import { endSessions } from '../../changes/sessions/end-sessions.js';
import { type OpenedSession, openSession, type Visit } from '../../changes/sessions/open-session.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { sha256Hex } from '../../domain/secrets.js';
import { LONGEST_SESSION_SECONDS } from '../../domain/session-times.js';
import { isTotpCode } from '../../domain/totp.js';
import { foldUsername } from '../../domain/usernames.js';
import {
  findSignInAccount,
  findSignInAccountByName,
  type SignInAccount,
  setLastAuthAt,
} from '../../store/queries/sign-in-accounts.js';
import { about } from '../../store/subjects.js';
import type { Services } from '../services.js';
import { describeSession, type SessionDescription } from './describe-session.js';

export interface SignIn {
  readonly username: string;
  readonly password: string;
  /** Of the second factor: a TOTP code or a recovery code. */
  readonly code: string | undefined;
  readonly visit: Visit;
  /** What the browser got when somebody signed in with it before. */
  readonly browserMark: string | undefined;
  /** The session that the browser had; it ends. */
  readonly replacedToken: string | undefined;
}

export interface SignedIn {
  readonly session: OpenedSession;
  readonly description: SessionDescription;
  /** For the browser to keep beyond the session. */
  readonly browserMark: string;
}

/** No session outlives this, whatever the organizations set. */
const LONGEST_SESSION_MS = LONGEST_SESSION_SECONDS * 1000;

/** Signs a person in. How often somebody may try is said in access/sign-in-throttle.ts. */
export async function signIn(services: Services, asked: SignIn): Promise<SignedIn> {
  const { store, passwords, throttle, browserMarks } = services;
  const username = foldUsername(asked.username.trim());
  const known = browserMarks.idOf(asked.browserMark, username);
  const { attempt, waitSeconds } = throttle.tryPassword(username, asked.visit.address, known);
  if (attempt === undefined) throw new RefusalError(refuse('TOO_MANY_ATTEMPTS', waitSeconds));

  const account = await findSignInAccountByName(store.reader, username);
  const isRight = await passwords.verify(account?.passwordHash, asked.password);
  if (account === undefined || !isRight) throw new RefusalError(refuse('SIGN_IN_FAILED'), account?.id);
  if (account.totp?.confirmedAt != null && !asked.code) {
    attempt.withdraw();
    throw new RefusalError(refuse('SECOND_FACTOR_REQUIRED'), account.id);
  }
  const signedIn = await enter(services, account, known, asked);
  attempt.succeeded();
  services.security.did('SIGNED_IN', account.id, asked.visit.address);
  return { ...signedIn, browserMark: browserMarks.issue(username) };
}

/** The way in after the password. */
async function enter(
  { store, sealing, throttle }: Services,
  account: SignInAccount,
  known: string | undefined,
  { code, visit, replacedToken }: SignIn,
): Promise<Pick<SignedIn, 'session' | 'description'>> {
  const wantsCode = account.totp?.confirmedAt != null;
  // Recovery codes are too long to guess, and must stay a way in for whoever is being annoyed.
  const slowed = wantsCode && code && isTotpCode(code) ? throttle.tryCode(account.id, known) : undefined;
  if (slowed && slowed.attempt === undefined)
    throw new RefusalError(refuse('TOO_MANY_ATTEMPTS', slowed.waitSeconds), account.id);

  const signedIn = await store.write(about(account.id), async (transaction) => {
    const { database, now } = transaction;
    transaction.withoutEvent('no published event tells of sign-ins; users.last_auth_at does');
    // People revoke in the console.
    transaction.mayUseReserve();
    const current = await findSignInAccount(database, account.id);
    // Whatever changed since the password was verified: ask again.
    if (current === undefined || !isUnchanged(current, account))
      throw new RefusalError(refuse('SIGN_IN_FAILED'), account.id);
    if (wantsCode && !(await useCode(transaction, sealing, current, code ?? '')))
      throw new RefusalError(refuse('SECOND_FACTOR_CODE_WRONG'), account.id);
    await setLastAuthAt(database, account.id, now);
    const replacedHash = replacedToken === undefined ? undefined : sha256Hex(replacedToken);
    await endSessions(
      transaction,
      account.id,
      ({ createdAt, tokenHash }) => createdAt + LONGEST_SESSION_MS <= now || tokenHash === replacedHash,
    );
    const session = await openSession(transaction, sealing, {
      userId: account.id,
      hasSecondFactor: wantsCode,
      visit,
    });
    const description = await describeSession(database, account.id, {
      ...session,
      hasSecondFactor: wantsCode,
    });
    return { session, description };
  });
  slowed?.attempt?.succeeded();
  return signedIn;
}

function isUnchanged(current: SignInAccount, before: SignInAccount): boolean {
  const isConfirmed = (account: SignInAccount) => account.totp?.confirmedAt != null;
  return current.passwordHash === before.passwordHash && isConfirmed(current) === isConfirmed(before);
}
