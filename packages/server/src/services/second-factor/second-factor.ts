import { randomBytes } from 'node:crypto';
import type { UserCaller } from '../../access/principal.js';
import { markSessions } from '../../changes/second-factor/mark-sessions.js';
import { removeSecondFactor } from '../../changes/second-factor/remove-second-factor.js';
import { hashRecoveryCode, useTotpCode } from '../../changes/second-factor/verify-code.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { totpContext } from '../../domain/sealing-contexts.js';
import { generateRecoveryCode } from '../../domain/secrets.js';
import { base32, otpauthUri, TOTP_SECRET_BYTES } from '../../domain/totp.js';
import { replaceRecoveryCodes } from '../../store/queries/recovery-codes.js';
import {
  findSignInAccount,
  setTotpConfirmedAt,
  setTotpSecret,
} from '../../store/queries/sign-in-accounts.js';
import { askedBy } from '../asked-by.js';
import { requirePassword } from '../passwords/require-password.js';
import type { Services } from '../services.js';

const RECOVERY_CODES = 10;
const NO_EVENT = 'no published event tells of the second factor of a person';

/** What an authenticator app takes: typed in base32, or by QR code. */
export interface BegunSecondFactor {
  readonly secret: string;
  readonly uri: string;
}

/**
 * Makes a secret for the caller, which is in force only once a code of it was given. Beginning again replaces it.
 */
export async function beginSecondFactor(
  services: Services,
  caller: UserCaller,
  password: string,
): Promise<BegunSecondFactor> {
  const { id, username } = await requirePassword(services, caller, password);
  const secret = randomBytes(TOTP_SECRET_BYTES);
  await services.store.write(askedBy(caller), async (transaction) => {
    transaction.withoutEvent(NO_EVENT);
    const account = await findSignInAccount(transaction.database, id);
    if (account?.totp?.confirmedAt != null) throw new RefusalError(refuse('SECOND_FACTOR_ALREADY_ENABLED'));
    const secretSealed = services.sealing.seal(secret.toString('base64'), totpContext(id));
    await setTotpSecret(transaction.database, id, secretSealed);
  });
  return { secret: base32(secret), uri: otpauthUri(secret, username) };
}

/**
 * Puts the secret in force, given a code of it; from then on signing in wants one. The calling session counts as signed
 * in with it. Returns ten recovery codes, which can be read only now.
 */
export async function confirmSecondFactor(
  { store, sealing, throttle, security }: Services,
  caller: UserCaller,
  code: string,
): Promise<readonly string[]> {
  const { principal } = caller;
  const { attempt, waitSeconds } = throttle.tryCode(principal.id, 'session');
  if (attempt === undefined) throw new RefusalError(refuse('TOO_MANY_ATTEMPTS', waitSeconds));
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, generateRecoveryCode);
  await store.write(askedBy(caller), async (transaction) => {
    const { database, now } = transaction;
    transaction.withoutEvent(NO_EVENT);
    const account = await findSignInAccount(database, principal.id);
    if (!account?.totp) throw new RefusalError(refuse('SECOND_FACTOR_NOT_SET_UP'));
    if (account.totp.confirmedAt !== null) throw new RefusalError(refuse('SECOND_FACTOR_ALREADY_ENABLED'));
    if (!(await useTotpCode(transaction, sealing, account, code)))
      throw new RefusalError(refuse('SECOND_FACTOR_CODE_WRONG'));
    await setTotpConfirmedAt(database, principal.id, now);
    await replaceRecoveryCodes(database, principal.id, recoveryCodes.map(hashRecoveryCode));
    await markSessions(transaction, principal.id, true, principal.session.id);
  });
  attempt.succeeded();
  security.did('SECOND_FACTOR_ENABLED', principal.id, caller.address);
  return recoveryCodes;
}

/**
 * Takes the caller's second factor away, and its recovery codes with it; the password is asked for once more.
 */
export async function disableSecondFactor(
  services: Services,
  caller: UserCaller,
  password: string,
): Promise<void> {
  const { id } = await requirePassword(services, caller, password);
  await services.store.write(askedBy(caller), async (transaction) => {
    transaction.withoutEvent(NO_EVENT);
    const account = await findSignInAccount(transaction.database, id);
    if (account?.totp?.confirmedAt == null) throw new RefusalError(refuse('SECOND_FACTOR_NOT_SET_UP'));
    await removeSecondFactor(transaction, id);
  });
  services.security.did('SECOND_FACTOR_DISABLED', id, caller.address);
}
