import { hash, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { CLIENT_ID_PREFIX } from './client-ids.js';
import { newId } from './ids.js';
import { PUBLIC_KEY_LETTERS } from './public-keys.js';

const PRIVATE_KEY_SUFFIX_CHARACTERS = 12;
const CLIENT_SECRET_PREFIX = 'mdb_sa_sk_';
const CLIENT_SECRET_BYTES = 30;

// Crockford's 32 digits: without i, l, o and u, so none is read as another. Each carries 5 bits.
const READABLE_DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const READABLE_GROUP = 4;
const PASSWORD_CHARACTERS = 28;
const RECOVERY_CODE_CHARACTERS = 24;
/** Codes of 80 bits that were given out until 2026-11-29 go on. */
const OLD_RECOVERY_CODE_CHARACTERS = 16;

/** A public key: 8 lower-case letters, each equally likely. Not unique by itself: 26^8 is only 2·10^11. */
export function generatePublicKey(): string {
  let publicKey = '';
  while (publicKey.length < PUBLIC_KEY_LETTERS) publicKey += String.fromCharCode(0x61 + randomInt(26));
  return publicKey;
}

/** The form of every client secret, as JSON Schema has it: three bytes take four characters. */
export const clientSecretPattern = `^${CLIENT_SECRET_PREFIX}[A-Za-z0-9_-]{${(CLIENT_SECRET_BYTES * 4) / 3}}$`;

/** A client ID of a service account. `now` is in UTC milliseconds. */
export function newClientId(now: number): string {
  return CLIENT_ID_PREFIX + newId(now);
}

/** The form of every private key, as JSON Schema has it. */
export const privateKeyPattern = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** A private key: a random UUID (version 4, 122 bits), lower case. */
export function generatePrivateKey(): string {
  return randomUUID();
}

/** The part of a private key that may be kept readable: its last 12 characters. */
export function privateKeySuffix(privateKey: string): string {
  return privateKey.slice(-PRIVATE_KEY_SUFFIX_CHARACTERS);
}

/** The masked form of a private key. As recorded from the real service: the UUID's fourth group is left out, not starred. */
export function maskPrivateKey(suffix: string): string {
  return `********-****-****-${suffix}`;
}

/** A client secret of a service account: its prefix and 40 characters of base64url, which carry 240 bits. */
export function generateClientSecret(): string {
  return generateToken(CLIENT_SECRET_PREFIX, CLIENT_SECRET_BYTES);
}

/** The part of a client secret that may be kept readable: its last 4 characters. */
export function clientSecretSuffix(secret: string): string {
  return secret.slice(-4);
}

/** The masked form of a client secret. The three dots are three characters, not an ellipsis. */
export function maskClientSecret(suffix: string): string {
  return `${CLIENT_SECRET_PREFIX}...${suffix}`;
}

/** What an invitation is accepted with: 240 bits, which nobody guesses. */
export function generateInvitationToken(): string {
  return generateToken('invite_', 30);
}

/** `prefix` followed by that many random bytes in base64url without padding. */
export function generateToken(prefix: string, bytes: number): string {
  return prefix + randomBytes(bytes).toString('base64url');
}

/** A random password of 140 bits that can be read aloud and typed: seven groups of four digits and lower-case letters. */
export function generatePassword(): string {
  return readableText(PASSWORD_CHARACTERS);
}

/** A recovery code of 120 bits in the same form: six groups of four. */
export function generateRecoveryCode(): string {
  return readableText(RECOVERY_CODE_CHARACTERS);
}

/** A typed recovery code as `generateRecoveryCode` writes it, with what is easily misread put right; else undefined. */
export function readRecoveryCode(typed: string): string | undefined {
  const digits = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  const isLong = [RECOVERY_CODE_CHARACTERS, OLD_RECOVERY_CODE_CHARACTERS].includes(digits.length);
  const isCode = isLong && /^[0-9a-hjkmnp-tv-z]+$/.test(digits);
  return isCode ? digits.replace(/(.{4})(?!$)/g, '$1-') : undefined;
}

function readableText(characters: number): string {
  let text = '';
  for (const [index, byte] of randomBytes(characters).entries()) {
    if (index > 0 && index % READABLE_GROUP === 0) text += '-';
    // 256 is a multiple of 32, so the remainder is unbiased.
    text += READABLE_DIGITS.charAt(byte % READABLE_DIGITS.length);
  }
  return text;
}

/** SHA-256 of the UTF-8 text, in lower-case hex. For random secrets only: it is too fast for people's passwords. */
export function sha256Hex(text: string): string {
  return hash('sha256', text);
}

/** Whether two texts are equal, in a time that tells their lengths at most. */
export function equalInConstantTime(a: string, b: string): boolean {
  // UTF-16 keeps every text apart from every other; UTF-8 would fold lone surrogates together.
  const aBytes = Buffer.from(a, 'utf16le');
  const bBytes = Buffer.from(b, 'utf16le');
  return aBytes.length === bBytes.length && timingSafeEqual(aBytes, bBytes);
}
