import { type CryptoKey, decodeProtectedHeader, jwtVerify } from 'jose';
import { memoryBounds, rememberedCharacters } from '../domain/bounds/memory.js';
import type { Clock } from '../domain/clock.js';
import { findAccessToken, type StoredAccessToken } from '../store/queries/access-tokens.js';
import type { Store } from '../store/store.js';
import { createLoadingCache, UNSURE } from './loading-cache.js';
import type { SigningKeys } from './signing-keys.js';

const BEFORE_ANY_END = new Date(0);
const TOKEN = /^[\w-]+\.[\w-]+\.([\w-]+)$/;

/**
 * Whether the text has the form of a signed token (RFC 7515 section 7.1), in the one spelling that we give out: without
 * blanks, padding, or stray bits at the end of the signature. So a token is remembered once.
 */
function isToken(text: string): boolean {
  if (text.length > rememberedCharacters.accessToken) return false;
  const signature = TOKEN.exec(text)?.[1];
  return signature !== undefined && Buffer.from(signature, 'base64url').toString('base64url') === signature;
}

/**
 * Verifies access tokens. The signature is checked and the token looked up once; then it is remembered, within a bound,
 * until it ends or is revoked. Whether its secret still exists is the account's business, checked on every use.
 */
export interface AccessTokens {
  /** The token, or `null` when it is malformed, forged, ended, revoked or unknown. */
  verify(token: string): VerifiedToken | null | Promise<VerifiedToken | null>;
  /**
   * Whose token it is by its signature alone, whether it has ended or not and whether it is still stored: another node may
   * remember it, and think otherwise of the time. So whoever takes tokens away asks. `undefined` for what we did not sign.
   */
  read(token: string): Promise<SignedToken | undefined>;
  readonly rememberedCount: number;
  close(): void;
}

/** What a token says of itself. */
export interface SignedToken {
  readonly id: string;
  readonly clientId: string;
  /** For whom it is: Sallyport itself, or one guarded API. */
  readonly audience: string;
}

/** A live token, with what it says of itself. */
export type VerifiedToken = StoredAccessToken & Pick<SignedToken, 'audience'>;

export function createAccessTokens(options: {
  store: Store;
  signingKeys: SigningKeys;
  maxRemembered: number;
  now: Clock;
}): AccessTokens {
  const { store, signingKeys, now } = options;
  /** By id: remembered tokens are found by their text. No clock says when one may be forgotten, for clocks are set back. */
  const revoked = new Set<string>();

  const remembered = createLoadingCache<VerifiedToken>({
    isFollowing: store.isFollowing,
    isKey: isToken,
    shorten: endOfSignature,
    maxEntries: options.maxRemembered,
    async load(token) {
      const key = await signingKeys.find(keyIdOf(token));
      if (key === undefined || key === UNSURE) return key ?? null;
      const signed = await readSigned(token, key, new Date(now()));
      const stored = signed && (await findAccessToken(store.reader, signed.id));
      return signed && stored ? { ...stored, audience: signed.audience } : null;
    },
  });

  /** What was revoked is not in the store either. */
  function lookUpAgain(): void {
    remembered.clear();
    revoked.clear();
  }

  const close = store.onChanges((changes) => {
    // Tokens of a key that was not known here count as forged until now.
    if (changes === 'all' || changes.some((change) => change.kind === 'signing_key')) return lookUpAgain();
    for (const { kind, subject } of changes) if (kind === 'access_token') revoked.add(subject);
    if (revoked.size > memoryBounds.revokedTokens.most) lookUpAgain();
  });

  const live = (token: VerifiedToken | null): VerifiedToken | null =>
    token !== null && token.expiresAt > now() && !revoked.has(token.id) ? token : null;

  return {
    verify(token) {
      const known = remembered.get(token);
      return known instanceof Promise ? known.then(live) : live(known);
    },
    async read(token) {
      if (!isToken(token)) return undefined;
      const key = await signingKeys.findWithoutPause(keyIdOf(token));
      return key && readSigned(token, key, BEFORE_ANY_END);
    },
    get rememberedCount() {
      return remembered.size;
    },
    close,
  };
}

/** What the token says, if the key signed it and it has not ended at that time. */
async function readSigned(token: string, key: CryptoKey, at: Date): Promise<SignedToken | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, {
      requiredClaims: ['jti', 'exp', 'sub', 'aud'],
      currentDate: at,
    });
    const { jti: id, sub: clientId, aud: audience } = payload;
    if (id === undefined || clientId === undefined || typeof audience !== 'string') return undefined;
    return { id, clientId, audience };
  } catch (error) {
    if (isJoseError(error)) return undefined;
    throw error;
  }
}

/** The key that a token names as its own, if it is a signed token at all. */
function keyIdOf(token: string): string | undefined {
  try {
    const { kid, alg } = decodeProtectedHeader(token);
    return alg === undefined ? undefined : kid;
  } catch (error) {
    if (isJoseError(error)) return undefined;
    throw error;
  }
}

/** 144 bits that no two tokens of ours share; a slice of a remembered token, so it takes no memory of its own. */
function endOfSignature(token: string): string {
  return token.slice(-24);
}

/** Errors of the library carry a code of their own; anything else is a fault of ours. */
function isJoseError(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_J');
}
