import type { Sealing } from '../../domain/sealing.js';
import { totpContext } from '../../domain/sealing-contexts.js';
import { readRecoveryCode, sha256Hex } from '../../domain/secrets.js';
import { isTotpCode, matchTotp } from '../../domain/totp.js';
import { spendRecoveryCode } from '../../store/queries/recovery-codes.js';
import { type SignInAccount, setTotpLastStep } from '../../store/queries/sign-in-accounts.js';
import type { WriteTransaction } from '../../store/store.js';

/** Recovery codes have 120 random bits: a fast hash does. */
export function hashRecoveryCode(code: string): string {
  return sha256Hex(`recovery code ${code}`);
}

function openTotpSecret(sealing: Sealing, userId: string, secretSealed: string): Buffer {
  return Buffer.from(sealing.open(secretSealed, totpContext(userId)), 'base64');
}

/**
 * Whether a code of the second factor is right, and uses it up within the transaction: a TOTP code of the account as read
 * in this transaction, or one of its recovery codes.
 */
export async function useCode(
  transaction: WriteTransaction,
  sealing: Sealing,
  account: SignInAccount,
  code: string,
): Promise<boolean> {
  return isTotpCode(code)
    ? useTotpCode(transaction, sealing, account, code)
    : useRecoveryCode(transaction, account.id, code);
}

/** The same for TOTP codes alone. */
export async function useTotpCode(
  { database, now }: WriteTransaction,
  sealing: Sealing,
  { id, totp }: SignInAccount,
  code: string,
): Promise<boolean> {
  if (totp === null) return false;
  const secret = openTotpSecret(sealing, id, totp.secretSealed);
  const step = matchTotp(secret, code, { now, lastStep: totp.lastStep });
  if (step === undefined) return false;
  await setTotpLastStep(database, id, step);
  return true;
}

async function useRecoveryCode(
  { database, now }: WriteTransaction,
  userId: string,
  typed: string,
): Promise<boolean> {
  const code = readRecoveryCode(typed);
  if (code === undefined) return false;
  return spendRecoveryCode(database, userId, { codeHash: hashRecoveryCode(code), now });
}
