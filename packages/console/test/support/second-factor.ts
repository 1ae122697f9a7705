import { totpCode, totpStep } from '../../../server/src/domain/totp.js';
import type { TestAccountHolder } from '../../../server/test/support/account-holder.js';
import { createBrowser } from '../../../server/test/support/browser.js';
import type { TestServer } from '../../../server/test/support/server.js';

/**
 * The code that an authenticator app shows for a secret in base32; `stepsAhead` of 30 seconds. One step ahead is taken
 * too, and a code works once: so confirming takes the present one and signing in the next.
 */
export function appCode(secret: string, stepsAhead = 0): string {
  return totpCode(fromBase32(secret), totpStep(Date.now()) + stepsAhead);
}

function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((digit) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(digit).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** Puts a second factor in force for somebody, past the console. */
export async function setUpSecondFactor(
  server: TestServer,
  { username, password }: TestAccountHolder,
): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const browser = createBrowser(server);
  await browser.signIn(username, password);
  const { secret } = (await browser.send('POST', '/secondFactor', { password })).json;
  const confirmed = await browser.send('POST', '/secondFactor/confirm', { code: appCode(secret) });
  if (confirmed.status !== 200) throw new Error(confirmed.text);
  return { secret, recoveryCodes: confirmed.json.recoveryCodes };
}
