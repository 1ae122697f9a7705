import { hash } from 'node:crypto';

// Layout of the 24 bytes: UTC milliseconds (6, big-endian), random (6), HMAC-SHA256 over both, cut to 96 bits (12).
export const NONCE_BYTES = 24;
const NONCE_CHARACTERS = 32;
export const TIME_BYTES = 6;
export const RANDOM_BYTES = 6;
export const SIGNED_BYTES = TIME_BYTES + RANDOM_BYTES;

/** One nonce's bytes as a buffer to work in, and how to sign what stands there. */
interface Signer {
  bytes: Buffer;
  /** Writes the signature that belongs to the first bytes; takes as much of it as `signature` holds. */
  sign(signature: Buffer): void;
}

/**
 * HMAC-SHA256 (RFC 2104) over the signed bytes, by two calls of `crypto.hash` over blocks prepared once: that takes
 * 0.6 µs where `createHmac` takes 2.0. The bytes stand right behind the inner key block, so nothing is copied.
 */
export function createSigner(key: Buffer): Signer {
  const blockBytes = 64;
  const digestBytes = 32;
  const inner = Buffer.alloc(blockBytes + NONCE_BYTES, 0x36);
  const outer = Buffer.alloc(blockBytes + digestBytes, 0x5c);
  for (const [index, byte] of key.entries()) {
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  }
  const signedPart = inner.subarray(0, blockBytes + SIGNED_BYTES);
  return {
    bytes: inner.subarray(blockBytes),
    sign(signature) {
      outer.write(hash('sha256', signedPart, 'binary'), blockBytes, 'binary');
      signature.write(hash('sha256', outer, 'binary'), 'binary');
    },
  };
}

const BASE64_VALUES = new Int8Array(128).fill(-1);
for (const [index, byte] of Buffer.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
).entries()) {
  BASE64_VALUES[byte] = index;
}

/** The time written in a nonce (UTC milliseconds), read without checking the nonce; -1 if it has not the form of one. */
export function claimedTime(nonce: string): number {
  if (nonce.length !== NONCE_CHARACTERS) return -1;
  let time = 0;
  for (let index = 0; index < (TIME_BYTES * 8) / 6; index++) {
    const value = BASE64_VALUES[nonce.charCodeAt(index)] ?? -1;
    if (value < 0) return -1;
    time = time * 64 + value;
  }
  return time;
}
