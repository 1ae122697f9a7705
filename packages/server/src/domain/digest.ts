import { getFips, hash, timingSafeEqual } from 'node:crypto';

/** The realm of every challenge, as recorded from the real service; every HA1 is bound to it. */
export const REALM = 'MMS Public API';

export type DigestAlgorithm = 'MD5' | 'SHA-256';

/** What an `Authorization: Digest` header says, unquoted but otherwise as sent; a missing algorithm reads MD5. */
export interface DigestAuthorization {
  username: string;
  realm: string;
  nonce: string;
  uri: string;
  response: string;
  algorithm: DigestAlgorithm;
  nc: string;
  cnonce: string;
}

const PARAMETERS = [
  'username',
  'realm',
  'nonce',
  'uri',
  'response',
  'algorithm',
  'qop',
  'nc',
  'cnonce',
] as const;

const TAB = 0x09;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const EQUALS = 0x3d;
const BACKSLASH = 0x5c;

function skipBlanks(header: string, from: number): number {
  let at = from;
  for (let code = header.charCodeAt(at); code === SPACE || code === TAB; code = header.charCodeAt(++at));
  return at;
}

/** Index of the first blank, comma, quote or equals sign (the last only within names), or the header's end. */
function tokenEnd(header: string, from: number, isName: boolean): number {
  let at = from;
  for (; at < header.length; at++) {
    const code = header.charCodeAt(at);
    if (code === COMMA || code === SPACE || code === TAB || code === QUOTE) break;
    if (isName && code === EQUALS) break;
  }
  return at;
}

/** Index of the quote that closes the string whose text starts at `from`, or -1. */
function closingQuote(header: string, from: number, hasBackslash: boolean): number {
  if (!hasBackslash) return header.indexOf('"', from);
  for (let at = from; at < header.length; at++) {
    const code = header.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return -1;
}

/** Whether the lower-case ASCII letters of `name` stand at `at`, in any case. */
function hasNameAt(header: string, at: number, name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    // 0x20 folds the upper-case ASCII letters, and nothing else, onto the lower-case ones.
    if ((header.charCodeAt(at + index) | 0x20) !== name.charCodeAt(index)) return false;
  }
  return true;
}

/** Position in PARAMETERS of the name of that length at `at`, or -1. */
function parameterAt(header: string, at: number, length: number): number {
  for (let index = 0; index < PARAMETERS.length; index++) {
    const name = PARAMETERS[index];
    if (name !== undefined && name.length === length && hasNameAt(header, at, name)) return index;
  }
  return -1;
}

/** Literals of a grammar have no case (RFC 5234 section 2.3); absent means MD5 (RFC 7616 section 3.3). */
function algorithmNamed(name: string | undefined): DigestAlgorithm | undefined {
  if (name === undefined || name === 'MD5') return 'MD5';
  const upperCase = name.toUpperCase();
  return upperCase === 'MD5' || upperCase === 'SHA-256' ? upperCase : undefined;
}

/**
 * Reads the value of an `Authorization` header as Digest credentials with `qop=auth`.
 *
 * Order, blanks, case of names, quoted or bare values and unknown parameters do not matter. Undefined for another
 * scheme, bad syntax, a repeated or missing parameter, another `qop` or an algorithm not offered. Never throws.
 */
export function parseDigestAuthorization(header: string): DigestAuthorization | undefined {
  if (!hasNameAt(header, 0, 'digest') || skipBlanks(header, 6) === 6) return undefined;
  const hasBackslash = header.includes('\\');
  const values = new Array<string | undefined>(PARAMETERS.length);

  let at = skipBlanks(header, 6);
  while (at < header.length) {
    // A recipient has to put up with empty list elements (RFC 9110 section 5.6.1.2).
    if (header.charCodeAt(at) === COMMA) {
      at = skipBlanks(header, at + 1);
      continue;
    }
    const nameStart = at;
    at = tokenEnd(header, at, true);
    const parameter = parameterAt(header, nameStart, at - nameStart);
    const equals = skipBlanks(header, at);
    if (at === nameStart || header.charCodeAt(equals) !== EQUALS) return undefined;

    const valueStart = skipBlanks(header, equals + 1);
    let value: string;
    if (header.charCodeAt(valueStart) === QUOTE) {
      const close = closingQuote(header, valueStart + 1, hasBackslash);
      if (close === -1) return undefined;
      value = header.slice(valueStart + 1, close);
      // The hash is over the text without its escapes (RFC 9110 section 5.6.4).
      if (hasBackslash) value = value.replace(/\\(.)/gs, '$1');
      at = close + 1;
    } else {
      at = tokenEnd(header, valueStart, false);
      if (at === valueStart) return undefined;
      value = header.slice(valueStart, at);
    }
    at = skipBlanks(header, at);
    if (at < header.length && header.charCodeAt(at) !== COMMA) return undefined;

    if (parameter === -1) continue;
    // No parameter may occur twice (RFC 9110 section 11.2): a proxy may have read the other one.
    if (values[parameter] !== undefined) return undefined;
    values[parameter] = value;
  }

  const [username, realm, nonce, uri, response, algorithmName, qop, nc, cnonce] = values;
  const algorithm = algorithmNamed(algorithmName);
  if (qop !== 'auth' || algorithm === undefined || username === undefined || realm === undefined)
    return undefined;
  if (nonce === undefined || uri === undefined || response === undefined) return undefined;
  if (nc === undefined || cnonce === undefined) return undefined;
  return { username, realm, nonce, uri, response, algorithm, nc, cnonce };
}

/**
 * The value of a `WWW-Authenticate` header.
 *
 * The form is the recorded one to the byte: the Go clients split at comma and space and refuse a parameter they do
 * not know, so nothing may be added, and `algorithm` and `stale` stay unquoted.
 */
export function buildChallenge(options: {
  nonce: string;
  algorithm: DigestAlgorithm;
  stale: boolean;
}): string {
  const { nonce, algorithm, stale } = options;
  return `Digest realm="${REALM}", domain="", nonce="${nonce}", algorithm=${algorithm}, qop="auth", stale=${stale}`;
}

const HASH_NAMES = { MD5: 'md5', 'SHA-256': 'sha256' } as const;

/** Hex H(A1) of RFC 7616 section 3.4.2: as good as the password, so store it sealed. Throws where MD5 is forbidden. */
export function computeHa1(algorithm: DigestAlgorithm, username: string, password: string): string {
  return hash(HASH_NAMES[algorithm], `${username}:${REALM}:${password}`);
}

let md5Availability: boolean | undefined;

/** Whether the platform lets MD5 be computed; in FIPS mode it does not. Found out at the first call. */
export function md5IsAvailable(): boolean {
  if (md5Availability === undefined) {
    try {
      md5Availability = getFips() === 0 && hash('md5', '') !== '';
    } catch {
      md5Availability = false;
    }
  }
  return md5Availability;
}

/**
 * Hashes the bytes that were sent. Node hands header bytes over as Latin-1 text, which `hash` would encode as UTF-8;
 * beyond ASCII are unusual cnonces, and targets of clients that leave UTF-8 unescaped, as proxies forward them.
 */
function hashHeaderText(algorithm: DigestAlgorithm, text: string): string {
  const isAscii = Buffer.byteLength(text) === text.length;
  return hash(HASH_NAMES[algorithm], isAscii ? text : Buffer.from(text, 'latin1'));
}

const expectedBytes = { MD5: Buffer.alloc(32), 'SHA-256': Buffer.alloc(64) };
const presentedBytes = { MD5: Buffer.alloc(32), 'SHA-256': Buffer.alloc(64) };

/**
 * Whether the response proves knowledge of `ha1` (hex, of the authorization's algorithm) for this method.
 *
 * Compared in constant time. Says nothing of the nonce, nor of the URI: see `uriMatchesTarget`.
 */
export function verifyDigest(authorization: DigestAuthorization, ha1: string, method: string): boolean {
  const { algorithm, nonce, nc, cnonce, uri, response } = authorization;
  const ha2 = hashHeaderText(algorithm, `${method}:${uri}`);
  const expected = expectedBytes[algorithm];
  const presented = presentedBytes[algorithm];
  expected.write(hashHeaderText(algorithm, `${ha1}:${nonce}:${nc}:${cnonce}:auth:${ha2}`));
  // Any character beyond ASCII would need more than its one byte and leave the text cut short.
  if (response.length !== presented.length || presented.write(response) !== presented.length) return false;
  return timingSafeEqual(expected, presented);
}

/**
 * Whether the `uri` parameter names the request target that was received, as RFC 7616 section 3.4.6 demands.
 *
 * Equal as sent; nothing is decoded or normalized, for two spellings may be two resources. A proxy turns an absolute
 * target into its path and query (RFC 9112 section 3.2.2) after the client hashed the absolute form, so an absolute
 * `uri` is accepted when that part equals the target; its host is not looked at, since proxies rename hosts.
 */
export function uriMatchesTarget(uri: string, target: string): boolean {
  if (uri === target) return true;
  const authority = /^https?:\/\/[^/?#]+/i.exec(uri)?.[0];
  if (authority === undefined) return false;
  const rest = uri.slice(authority.length);
  return (rest.startsWith('/') ? rest : `/${rest}`) === target;
}
