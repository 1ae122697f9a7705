import { coversEverything, parseBlock } from '../domain/addresses.js';
import type { DigestAlgorithm } from '../domain/digest.js';
import { parsePostgresUrl } from '../domain/postgres-url.js';
import { LIMITS_OFF_SCALE } from '../domain/rate-limit-plan.js';
import { parseMasterKey } from '../domain/sealing.js';
import { SettingError } from './setting-error.js';

// How values of settings are written. Each throws SettingError for what is written otherwise.

export function nonEmpty(text: string): string {
  if (text.trim() === '') throw new SettingError('must not be empty');
  return text;
}

export function wholeNumber(text: string, least: number, most: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most))
    throw new SettingError(`"${text}" is not a whole number from ${least} to ${most}`);
  return value;
}

export function oneOf<const T extends string>(text: string, values: readonly T[]): T {
  const value = values.find((known) => known === text);
  if (value === undefined) throw new SettingError(`"${text}" is not one of ${values.join(', ')}`);
  return value;
}

/** The text itself is kept out of the message: a database URL holds a password. */
export function urlOf(text: string, protocols: readonly string[]): string {
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new SettingError(`must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`);
  return text;
}

export function postgresUrl(text: string): string {
  const url = parsePostgresUrl(text);
  if ('problem' in url) throw new SettingError(url.problem);
  return text;
}

export function mailbox(text: string): string {
  if (!/^([^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(text.trim()))
    throw new SettingError(`"${text}" is neither an e-mail address nor Name <address>`);
  return text.trim();
}

/** Without a name. */
export function mailAddress(text: string): string {
  if (!/^[^\s@<>,]+@[^\s@<>,]+$/.test(text)) throw new SettingError(`"${text}" is not an e-mail address`);
  return text;
}

export function masterKey(text: string): Buffer {
  const key = parseMasterKey(text.trim());
  if (key === undefined)
    throw new SettingError('must be 32 bytes, written as 64 hexadecimal digits or as base64');
  return key;
}

export function addressBlocks(text: string): readonly string[] {
  return list(text).map((entry) => {
    const block = parseBlock(entry);
    if ('problem' in block) throw new SettingError(`"${entry}" is neither an address nor a CIDR block`);
    if (coversEverything(block))
      throw new SettingError(`"${entry}" would trust everyone; list the addresses of your proxies`);
    return block.cidrBlock;
  });
}

export function listenAddress(text: string): { readonly host: string; readonly port: number } {
  const [, ipv6, name, port = ''] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d+)$/.exec(text) ?? [];
  const host = ipv6 ?? name;
  if (host === undefined)
    throw new SettingError(`"${text}" is not an address and port; write 127.0.0.1:9464 or [::1]:9464`);
  return { host, port: wholeNumber(port, 0, 65_535) };
}

/** Where gates of guarded APIs ask. */
export type GuardPlace = { readonly host: string; readonly port: number } | { readonly path: string };

/** What fits into the address of a Unix socket, with the zero at its end. */
const MOST_SOCKET_BYTES = 107;

export function guardPlace(text: string): GuardPlace {
  if (!text.includes('/')) return listenAddress(text);
  if (Buffer.byteLength(text) > MOST_SOCKET_BYTES)
    throw new SettingError(`the path of a socket has at most ${MOST_SOCKET_BYTES} bytes`);
  return { path: text };
}

export function hostNames(text: string): readonly string[] {
  return list(text).map((entry) => {
    const name = entry.toLowerCase();
    if (!/^(?=.{1,253}$)[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name))
      throw new SettingError(`"${entry}" is not a host name; write it without scheme and port`);
    return name;
  });
}

export function digestAlgorithms(text: string): readonly DigestAlgorithm[] {
  const algorithms = list(text).map((name): DigestAlgorithm => {
    if (name !== 'MD5' && name !== 'SHA-256') throw new SettingError(`"${name}" is neither MD5 nor SHA-256`);
    return name;
  });
  if (algorithms.length === 0) throw new SettingError('must name at least one of MD5 and SHA-256');
  return [...new Set(algorithms)];
}

export function rateLimitScale(text: string): number {
  if (text === 'off') return LIMITS_OFF_SCALE;
  const scale = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(scale > 0 && scale <= LIMITS_OFF_SCALE))
    throw new SettingError(`"${text}" is neither a number above 0 nor off`);
  return scale;
}

export function list(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
