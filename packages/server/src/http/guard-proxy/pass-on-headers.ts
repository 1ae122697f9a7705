import type { IncomingMessage } from 'node:http';
import { foldHeaderName, GATE_SECRET_HEADER, isIdentityHeader } from '../../domain/guard/identity-headers.js';

/** Name, value, name, value, as Node has what was sent and takes what is to be sent. */
export type HeaderLines = readonly string[];

/** RFC 9110 section 7.6.1, and what is for a proxy alone. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);
/** Written anew for each side. */
const FRAMING = new Set(['content-length', 'host', 'expect', 'trailer']);
/** What a gate is told, whatever the caller sent: two groups, so that it can be of any dialect that reads headers. */
const TOLD = new Set([
  'x-original-method',
  'x-original-uri',
  'x-original-scheme',
  'x-forwarded-method',
  'x-forwarded-uri',
  'x-forwarded-proto',
  'x-forwarded-for',
]);
/** What is told anew of a request that a trusted proxy brought. */
const REWRITTEN = new Set(['x-forwarded-for', 'x-forwarded-proto']);
const CREDENTIALS = new Set(['authorization', 'x-api-key']);
/** By what APIs know of proxies and callers. */
const FORWARDED = /^(?:forwarded|x-real-ip|x-forwarded-.*|x-original-(?:method|uri|scheme))$/;

function without(lines: HeaderLines, isDropped: (lower: string) => boolean): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const name = lines[at] ?? '';
    if (!isDropped(name.toLowerCase())) kept.push(name, lines[at + 1] ?? '');
  }
  return kept;
}

/** Without what is for one connection. The gate and the upstream are both sent from this, so that neither sees more. */
export function endToEnd({
  rawHeaders,
  headers,
}: Pick<IncomingMessage, 'rawHeaders' | 'headers'>): readonly string[] {
  const named = new Set((headers.connection ?? '').toLowerCase().split(/[\s,]+/));
  return without(rawHeaders, (name) => HOP_BY_HOP.has(name) || named.has(name));
}

/** What is known of a request beside its own headers. */
export interface Passed {
  readonly method: string;
  /** As the caller sent it. */
  readonly target: string;
  readonly host: string;
  /** Of the caller: the first that is no trusted proxy. */
  readonly address: string;
  readonly isSecure: boolean;
  /** Whether a trusted proxy brought the request. What it says of the caller goes on to the upstream. */
  readonly isForwarded: boolean;
  /** The other end of the connection. */
  readonly peer: string;
  /** Of `endToEnd`. */
  readonly lines: HeaderLines;
}

/** What the gate is asked with. */
export function questionHeaders({
  method,
  target,
  address,
  isSecure,
  lines,
}: Pick<Passed, 'method' | 'target' | 'address' | 'isSecure' | 'lines'>): string[] {
  const scheme = isSecure ? 'https' : 'http';
  return [
    ...['X-Original-Method', method, 'X-Original-URI', target, 'X-Original-Scheme', scheme],
    ...['X-Forwarded-Method', method, 'X-Forwarded-Uri', target, 'X-Forwarded-Proto', scheme],
    ...['X-Forwarded-For', address],
    ...without(lines, (name) => TOLD.has(name) || FRAMING.has(name) || name === GATE_SECRET_HEADER),
  ];
}

/** What the upstream gets: of the caller what is the caller's, and who it is of the gate. */
export function upstreamHeaders(
  passed: Passed,
  identity: HeaderLines,
  keepsCredential: boolean,
): readonly string[] {
  const { host, lines, isForwarded, isSecure, peer } = passed;
  const isDropped = (name: string) =>
    FRAMING.has(name) ||
    isIdentityHeader(name) ||
    (!keepsCredential && CREDENTIALS.has(name)) ||
    (isForwarded ? REWRITTEN.has(name) || isMisspelled(name) : isForwardedName(name));
  const before = isForwarded ? valuesOf(lines, 'x-forwarded-for') : [];
  return [
    ...['Host', host],
    // Some servers drop what comes after so many headers, and do not tell. It must be the caller's own.
    ...identity,
    ...['X-Forwarded-For', [...before, peer].join(', '), 'X-Forwarded-Proto', isSecure ? 'https' : 'http'],
    ...(isForwarded && valuesOf(lines, 'x-forwarded-host').length > 0 ? [] : ['X-Forwarded-Host', host]),
    ...without(lines, isDropped),
  ];
}

/** A proxy in front writes these with `-`; in any other spelling they are the caller's. */
function isMisspelled(lower: string): boolean {
  return foldHeaderName(lower) !== lower && isForwardedName(lower);
}

function isForwardedName(lower: string): boolean {
  return FORWARDED.test(foldHeaderName(lower));
}

function valuesOf(lines: HeaderLines, wanted: string): readonly string[] {
  return lines.filter((_value, at) => at % 2 === 1 && lines[at - 1]?.toLowerCase() === wanted);
}

/** Headers of an answer. Node announces trailers of none that has a length, or no body. */
export function answerHeaders(answer: IncomingMessage, mayHaveTrailers: boolean): string[] {
  return without(endToEnd(answer), (name) => name === 'trailer' && !mayHaveTrailers);
}

/** Pairs of trailers. They must not say what headers may not: some servers take them for headers. */
export function passedTrailers(lines: HeaderLines): [string, string][] {
  const kept = without(
    lines,
    (name) =>
      HOP_BY_HOP.has(name) ||
      FRAMING.has(name) ||
      CREDENTIALS.has(name) ||
      isIdentityHeader(name) ||
      isForwardedName(name),
  );
  return kept.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, kept[at + 1] ?? '']] : []));
}
