import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';

const VERSION_PREFIX = 'v1.';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CHECK_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Why a sealed text was not opened. `unauthentic` is another key, another context or changed bytes: one cannot tell which. */
export type SealingFailure = 'unknown version' | 'malformed' | 'unauthentic';

/** Thrown when a sealed text cannot be opened. Carries neither the text nor any key. */
export class SealingError extends Error {
  readonly failure: SealingFailure;

  constructor(failure: SealingFailure, context: string) {
    super(`cannot open the sealed value of ${context}: ${failure}`);
    this.name = 'SealingError';
    this.failure = failure;
  }
}

/** Encryption of values at rest, and keys for other purposes, from one master key. */
export interface Sealing {
  /** Encrypts text for one place, such as `api_keys.ha1_md5:<id>`. Sealing twice gives two different results. */
  seal(plaintext: string, context: string): string;
  /** Decrypts what was sealed for the same place. Throws SealingError. */
  open(sealed: string, context: string): string;
  /** 32 bytes that depend on the master key and the purpose only. */
  deriveKey(purpose: string): Buffer;
  /** The same text where the present key sealed it, else sealed anew by it. Throws SealingError. */
  reseal(sealed: string, context: string): string;
  /** Recognizes the master key without revealing it: 32 hex digits to keep beside the data. */
  readonly checkValue: string;
  /** That of the previous key, where one is known. */
  readonly previousCheckValue: string | undefined;
}

/**
 * Seals with AES-256-GCM under a key derived from the 32-byte master key. While that is replaced, what the key before it sealed
 * is opened too. Throws RangeError for another length.
 */
export function createSealing(masterKey: Buffer, previousMasterKey?: Buffer): Sealing {
  const current = sealingUnder(masterKey);
  if (previousMasterKey === undefined) return current;
  const previous = sealingUnder(previousMasterKey);

  /** By both, the failure of the present key when neither opens it. */
  function open(sealed: string, context: string): { text: string; isCurrent: boolean } {
    try {
      return { text: current.open(sealed, context), isCurrent: true };
    } catch (error) {
      if (!(error instanceof SealingError) || error.failure !== 'unauthentic') throw error;
      return { text: previous.open(sealed, context), isCurrent: false };
    }
  }

  return {
    ...current,
    open: (sealed, context) => open(sealed, context).text,
    reseal(sealed, context) {
      const { text, isCurrent } = open(sealed, context);
      return isCurrent ? sealed : current.seal(text, context);
    },
    previousCheckValue: previous.checkValue,
  };
}

function sealingUnder(masterKey: Buffer): Sealing {
  if (masterKey.length !== KEY_BYTES) {
    throw new RangeError(`master key must be ${KEY_BYTES} bytes, got ${masterKey.length}`);
  }
  const source = createSecretKey(masterKey);

  // HKDF (RFC 5869) keeps the uses apart: `use` is ours alone, so no purpose can ask for the sealing key.
  function derive(use: 'seal' | 'check' | 'purpose', detail: string, bytes: number): Buffer {
    return Buffer.from(hkdfSync('sha256', source, '', `sallyport/${use}/${detail}`, bytes));
  }

  const sealingKey = createSecretKey(derive('seal', 'v1', KEY_BYTES));
  const checkValue = derive('check', 'v1', CHECK_BYTES).toString('hex');

  function open(sealed: string, context: string): string {
    if (!sealed.startsWith(VERSION_PREFIX)) throw new SealingError('unknown version', context);
    const encoded = sealed.slice(VERSION_PREFIX.length);
    const bytes = Buffer.from(encoded, 'base64url');
    // Decoding is lenient: only the spelling that `seal` writes is accepted, so no character can be changed unseen.
    if (bytes.length < IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== encoded) {
      throw new SealingError('malformed', context);
    }
    const decipher = createDecipheriv(CIPHER, sealingKey, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(VERSION_PREFIX + context));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const plaintext = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
    try {
      return Buffer.concat([plaintext, decipher.final()]).toString('utf8');
    } catch {
      throw new SealingError('unauthentic', context);
    }
  }

  return {
    checkValue,
    previousCheckValue: undefined,

    deriveKey: (purpose) => derive('purpose', purpose, KEY_BYTES),

    seal(plaintext, context) {
      // A random 96-bit IV is safe for 2^32 values under one key (NIST SP 800-38D section 8.3).
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, sealingKey, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(VERSION_PREFIX + context));
      const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
      return VERSION_PREFIX + Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64url');
    },

    open,

    reseal(sealed, context) {
      open(sealed, context);
      return sealed;
    },
  };
}

/**
 * Reads a master key written as 64 hex digits or as base64 or base64url of 32 bytes, padded or not; blanks around it
 * do not matter. Undefined for anything else, also for base64 whose last character carries stray bits.
 */
export function parseMasterKey(text: string): Buffer | undefined {
  const trimmed = text.trim();
  if (/^[0-9a-fA-F]{64}$/.test(trimmed)) return Buffer.from(trimmed, 'hex');
  const unpadded = trimmed.length === 44 && trimmed.endsWith('=') ? trimmed.slice(0, -1) : trimmed;
  if (unpadded.length !== 43) return undefined;
  const key = Buffer.from(unpadded, 'base64');
  const isExact = key.toString('base64url') === unpadded || key.toString('base64').slice(0, 43) === unpadded;
  return key.length === KEY_BYTES && isExact ? key : undefined;
}

/** A new random master key in the form that `parseMasterKey` reads: 64 hex digits, safe in every shell and file. */
export function generateMasterKey(): string {
  return randomBytes(KEY_BYTES).toString('hex');
}
