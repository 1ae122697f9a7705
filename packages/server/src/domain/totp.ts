import { createHmac } from 'node:crypto';
import { equalInConstantTime } from './secrets.js';

/** What authenticator apps take for granted: HMAC-SHA-1, six digits, 30 seconds (RFC 6238 section 4). */
const PERIOD_MS = 30_000;
const DIGITS = 6;

/** RFC 4226 section 4 recommends 160 bits. */
export const TOTP_SECRET_BYTES = 20;

/** One step before and one after the present are accepted, for clocks that differ and people who type slowly. */
const SKEW_STEPS = 1;

/** The time step at a time in UTC milliseconds. */
export function totpStep(now: number): number {
  return Math.floor(now / PERIOD_MS);
}

/** The code of a time step (RFC 4226 section 5.3). */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
}

/** Whether a text has the form of a code; blanks in it are for the eye. */
export function isTotpCode(text: string): boolean {
  return /^\d{6}$/.test(text.replaceAll(' ', ''));
}

/**
 * The step whose code was given, if it is a step around `now` (UTC milliseconds) later than `lastStep`, the last one
 * accepted: a code works once.
 */
export function matchTotp(
  secret: Buffer,
  code: string,
  { now, lastStep }: { now: number; lastStep: number | null },
): number | undefined {
  const digits = code.replaceAll(' ', '');
  const present = totpStep(now);
  let matched: number | undefined;
  for (let step = present - SKEW_STEPS; step <= present + SKEW_STEPS; step++) {
    if (equalInConstantTime(totpCode(secret, step), digits) && step > (lastStep ?? -1)) matched ??= step;
  }
  return matched;
}

const BASE32_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 without padding (RFC 4648 section 6), the form in which apps take a secret. */
export function base32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += BASE32_DIGITS.charAt((value >>> (bits - 5)) & 31);
      bits -= 5;
    }
    value &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + BASE32_DIGITS.charAt((value << (5 - bits)) & 31);
}

/** The address that a QR code shows to an authenticator app. */
export function otpauthUri(secret: Buffer, username: string): string {
  const label = `${encodeURIComponent(ISSUER)}:${encodeURIComponent(username)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${ISSUER}&algorithm=SHA1&digits=${DIGITS}&period=${PERIOD_MS / 1000}`;
}

const ISSUER = 'Sallyport';
