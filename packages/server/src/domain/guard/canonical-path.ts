import { guardRequestBounds } from '../bounds/guard-requests.js';

/** Spellings in parameters that an API reads as the guard does, and so lets pass. */
export interface PathAllowances {
  readonly semicolon: boolean;
  readonly encodedSlash: boolean;
  readonly encodedPercent: boolean;
}

/** Why a path is refused, and where: the place of the first character of what is wrong, from 0 on. */
export interface PathProblem {
  readonly what: string;
  readonly position: number;
}

const SLASH = 0x2f;
const PERCENT = 0x25;
const SEMICOLON = 0x3b;
const BACKSLASH = 0x5c;
const DOT = 0x2e;
const DELETE = 0x7f;

const UNRESERVED = /[A-Za-z0-9\-._~]/;
/** What a segment may hold as it stands (RFC 3986 section 3.3), but for `;`, which servers read in several ways. */
const PLAIN = /[A-Za-z0-9\-._~!$&'()*+,=:@]/;
/** What would be something else once it is decoded. */
const NEVER_ENCODED = new Map([
  [SLASH, '%2F'],
  [BACKSLASH, '%5C'],
  [SEMICOLON, '%3B'],
  [PERCENT, '%25'],
  [0x3f, '%3F'],
  [0x23, '%23'],
]);

const isPlain = ascii(PLAIN);
const isUnreserved = ascii(UNRESERVED);

function ascii(pattern: RegExp): readonly boolean[] {
  return Array.from({ length: 128 }, (_, code) => pattern.test(String.fromCharCode(code)));
}

/**
 * Looks whether a path has one spelling and one reading, for every program that may read it; undefined when it has. What is
 * normalized differently by proxies and frameworks is the commonest way past a guard, so nothing is normalized here: the
 * rest is refused. Escapes are upper-case, complete, UTF-8, and only of what needs them.
 */
export function findPathProblem(path: string, allowed: PathAllowances): PathProblem | undefined {
  if (path.charCodeAt(0) !== SLASH) return { what: 'it does not begin with /', position: 0 };
  if (path.length > guardRequestBounds.pathCharacters.most)
    return { what: `it has more than ${guardRequestBounds.pathCharacters.most} characters`, position: 0 };
  let segments = 0;
  let pieceStart = 1;
  for (let at = 1; at < path.length; ) {
    const code = path.charCodeAt(at);
    if (code < 128 && isPlain[code]) {
      at++;
      continue;
    }
    if (code === PERCENT) {
      const end = readEscape(path, at, allowed);
      if (typeof end !== 'number') return end;
      // Whoever decodes the slash finds a segment that ends here.
      if (allowed.encodedSlash && path.startsWith('%2F', at)) {
        const problem = pieceProblem(path, pieceStart, at);
        if (problem !== undefined) return problem;
        pieceStart = end;
      }
      at = end;
      continue;
    }
    const isEnd = code === SLASH;
    if (!isEnd && !(code === SEMICOLON && allowed.semicolon)) return { what: strange(code), position: at };
    const problem = pieceProblem(path, pieceStart, at);
    if (problem !== undefined) return problem;
    at++;
    pieceStart = at;
    if (isEnd && ++segments > guardRequestBounds.pathSegments.most) return tooManySegments(at);
  }
  // One slash at the end is taken, so the last segment may be empty; but not what stands after a semicolon.
  if (pieceStart === path.length && path.charCodeAt(path.length - 1) === SLASH) return undefined;
  if (segments + 1 > guardRequestBounds.pathSegments.most) return tooManySegments(pieceStart);
  return pieceProblem(path, pieceStart, path.length);
}

function tooManySegments(position: number): PathProblem {
  return { what: `it has more than ${guardRequestBounds.pathSegments.most} segments`, position };
}

function pieceProblem(path: string, start: number, end: number): PathProblem | undefined {
  const length = end - start;
  if (length === 0) return { what: 'a segment is empty', position: start };
  const isDots = length <= 2 && path.charCodeAt(start) === DOT && path.charCodeAt(end - 1) === DOT;
  return isDots ? { what: `a segment is ${path.slice(start, end)}`, position: start } : undefined;
}

function strange(code: number): string {
  if (code < 0x20 || code === DELETE) return 'there is a control character';
  if (code > DELETE) return 'there is a character beyond ASCII, which has to be encoded';
  if (code === BACKSLASH) return 'there is a backslash';
  if (code === SEMICOLON) return 'there is a ;';
  if (code === 0x23) return 'there is a #';
  if (code === 0x20) return 'there is a blank';
  return `there is a ${String.fromCharCode(code)}, which has to be encoded`;
}

/** The place after an escaped character, which takes up to four escapes (RFC 3629 section 4); or what is wrong with it. */
function readEscape(path: string, at: number, allowed: PathAllowances): number | PathProblem {
  const first = readByte(path, at);
  if (typeof first !== 'number') return first;
  if (first < 0x80) return asciiProblem(first, at, allowed) ?? at + 3;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  const noText = { what: 'an escape is no UTF-8', position: at };
  if (length === 0) return noText;
  for (let index = 1; index < length; index++) {
    const byte = path.charCodeAt(at + 3 * index) === PERCENT ? readByte(path, at + 3 * index) : undefined;
    if (typeof byte === 'object') return byte;
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return noText;
    if (index > 1) continue;
    // Longer than need be, a half of a surrogate pair, or beyond the last character.
    if ((first === 0xe0 && byte < 0xa0) || (first === 0xed && byte > 0x9f)) return noText;
    if ((first === 0xf0 && byte < 0x90) || (first === 0xf4 && byte > 0x8f)) return noText;
    if (first === 0xc2 && byte < 0xa0) return { what: 'there is an encoded control character', position: at };
  }
  return at + 3 * length;
}

function asciiProblem(code: number, at: number, allowed: PathAllowances): PathProblem | undefined {
  if (code < 0x20 || code === DELETE) return { what: 'there is an encoded control character', position: at };
  if (isUnreserved[code])
    return { what: `${String.fromCharCode(code)} is encoded, and needs no encoding`, position: at };
  if ((code === SLASH && allowed.encodedSlash) || (code === PERCENT && allowed.encodedPercent))
    return undefined;
  const encoded = NEVER_ENCODED.get(code);
  return encoded === undefined ? undefined : { what: `there is ${encoded}`, position: at };
}

/** The byte of an escape, or what is wrong with that. */
function readByte(path: string, at: number): number | PathProblem {
  const high = hexDigit(path.charCodeAt(at + 1));
  const low = hexDigit(path.charCodeAt(at + 2));
  if (high >= 0 && low >= 0) return high * 16 + low;
  const isLowerCase = /^[0-9A-Fa-f]{2}$/.test(path.slice(at + 1, at + 3));
  return {
    what: isLowerCase ? 'an escape has a lower-case letter' : 'an escape is not complete',
    position: at,
  };
}

/** Of an upper-case digit; NaN, of a text that ends before, is none. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0x41 && code <= 0x46 ? code - 0x37 : -1;
}
