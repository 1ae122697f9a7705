import { checkPassword } from '../../changes/passwords/check-password.js';
import { setPassword } from '../../changes/passwords/set-password.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { generateToken, sha256Hex } from '../../domain/secrets.js';
import { HOUR_MS } from '../../domain/time-spans.js';
import { foldUsername } from '../../domain/usernames.js';
import {
  countPasswordResets,
  deleteEndedPasswordResets,
  findPasswordResetUser,
  insertPasswordReset,
} from '../../store/queries/password-resets.js';
import { findSignInAccount, setAddressProvedAt } from '../../store/queries/sign-in-accounts.js';
import { findAccount, findAccountByName } from '../../store/queries/users.js';
import type { Reader } from '../../store/store.js';
import { about } from '../../store/subjects.js';
import type { Services } from '../services.js';

const TOKEN_BYTES = 32;
/** Links that one account can have at a time, so that nobody fills somebody's mailbox. */
const MOST_LINKS = 3;

/**
 * Mails a link to reset the password, good for an hour, to the address that is the user name. Tells nobody whether there is such an account:
 * the answer and the work are the same. One address cannot ask at any rate.
 */
export async function requestPasswordReset(
  { store, throttle, mailer, publicUrl, security }: Services,
  asked: { username: string; address: string },
): Promise<void> {
  const { attempt, waitSeconds } = throttle.tryMail(asked.address);
  if (attempt === undefined) throw new RefusalError(refuse('TOO_MANY_ATTEMPTS', waitSeconds));
  const token = generateToken('', TOKEN_BYTES);
  const askedName = foldUsername(asked.username.trim());
  const mailed = await store.write(about(askedName), async (transaction) => {
    const { database, now } = transaction;
    transaction.withoutEvent('a link changes nothing that is audited before it is used');
    const account = await findAccountByName(database, askedName);
    if (account === undefined) return undefined;
    await deleteEndedPasswordResets(database, now);
    if ((await countPasswordResets(database, account.id)) >= MOST_LINKS) return undefined;
    await insertPasswordReset(database, {
      tokenHash: sha256Hex(token),
      userId: account.id,
      createdAt: now,
      expiresAt: now + HOUR_MS,
    });
    return { id: account.id, username: account.username };
  });
  if (mailed === undefined) return;
  const { id, username } = mailed;
  security.did('PASSWORD_RESET_REQUESTED', id, asked.address);
  mailer.send({
    purpose: 'password reset',
    to: username,
    subject: 'Reset your Sallyport password',
    text: `Somebody, hopefully you, asked to reset the password of ${username}. Choose a new one here, within an hour:

${publicUrl()}/reset-password#${token}

If it was not you, do nothing: the password stays as it is.
`,
  });
}

/**
 * Sets a new password by a link, which works once, and ends every session. A second factor stays in force. The link was
 * mailed, so it proves the address, unless a second factor is in force: somebody else may have set that up.
 */
export async function resetPassword(
  { store, passwords, now, security }: Services,
  asked: { token: string; newPassword: string; address: string },
): Promise<void> {
  const account = await findAccount(store.reader, await requireLink(store.reader, asked.token, now()));
  if (account === undefined) throw linkInvalid();
  checkPassword(asked.newPassword, account.username);
  const passwordHash = await passwords.hash(asked.newPassword);
  await store.write(about(account.id), async (transaction) => {
    transaction.withoutEvent('no published event tells of passwords');
    const userId = await requireLink(transaction.database, asked.token, transaction.now);
    await setPassword(transaction, userId, passwordHash);
    const before = await findSignInAccount(transaction.database, userId);
    if (before?.addressProvedAt === null && before.totp?.confirmedAt == null)
      await setAddressProvedAt(transaction.database, userId, transaction.now);
  });
  security.did('PASSWORD_RESET', account.id, asked.address);
}

/** The user a link is for. */
async function requireLink(reader: Reader, token: string, now: number): Promise<string> {
  const userId = await findPasswordResetUser(reader, sha256Hex(token), now);
  if (userId === undefined) throw linkInvalid();
  return userId;
}

function linkInvalid(): RefusalError {
  return new RefusalError(refuse('PASSWORD_RESET_LINK_INVALID'));
}
