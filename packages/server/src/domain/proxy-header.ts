import { type Address, parseAddress } from './addresses.js';

/**
 * What the first bytes of a connection are by the PROXY protocol (versions 1 and 2, haproxy.org/download/3.0/doc/proxy-protocol.txt):
 *
 * - `incomplete`: more bytes are needed
 * - `absent`: no header of that protocol
 * - `malformed`: one that begins right and cannot be read
 * - `header`: one of that length; `client` is missing where the proxy speaks for itself, such as to check the health
 */
export type ProxyHeader =
  | { readonly kind: 'incomplete' | 'absent' | 'malformed' }
  | { readonly kind: 'header'; readonly length: number; readonly client: Address | undefined };

const INCOMPLETE: ProxyHeader = { kind: 'incomplete' };
const ABSENT: ProxyHeader = { kind: 'absent' };
const MALFORMED: ProxyHeader = { kind: 'malformed' };

const V1_START = Buffer.from('PROXY ');
/** Section 2.1: the longest line, with its CRLF. */
const V1_MOST_BYTES = 107;
const V2_START = Buffer.from('\r\n\r\n\0\r\nQUIT\n');
const V2_FIXED_BYTES = 16;

/** @param mostBytes of a header of version 2, whose further fields (TLV) may have any length */
export function readProxyHeader(bytes: Buffer, mostBytes: number): ProxyHeader {
  if (beginsAlike(bytes, V1_START)) return readV1(bytes);
  return beginsAlike(bytes, V2_START) ? readV2(bytes, mostBytes) : ABSENT;
}

/** As far as both go. */
function beginsAlike(bytes: Buffer, start: Buffer): boolean {
  const common = Math.min(bytes.length, start.length);
  return bytes.subarray(0, common).equals(start.subarray(0, common));
}

/** Section 2.1: `PROXY TCP4 192.0.2.1 198.51.100.1 56324 443` and CRLF. */
function readV1(bytes: Buffer): ProxyHeader {
  const end = bytes.indexOf('\r\n');
  if (end < 0 || end + 2 > V1_MOST_BYTES) return bytes.length < V1_MOST_BYTES ? INCOMPLETE : MALFORMED;
  const length = end + 2;
  const [, family, ...rest] = bytes.toString('latin1', 0, end).split(' ');
  // What follows it says nothing.
  if (family === 'UNKNOWN') return { kind: 'header', length, client: undefined };
  const [source = '', destination = '', ...ports] = rest;
  if (ports.length !== 2 || !ports.every(isPort)) return MALFORMED;
  const isIpv6 = family === 'TCP6';
  if ((!isIpv6 && family !== 'TCP4') || ![source, destination].every((text) => text.includes(':') === isIpv6))
    return MALFORMED;
  const client = parseAddress(source);
  if (client === undefined || parseAddress(destination) === undefined) return MALFORMED;
  return { kind: 'header', length, client };
}

function isPort(text: string): boolean {
  return /^(?:0|[1-9]\d{0,4})$/.test(text) && Number(text) <= 65_535;
}

/** Bytes of two addresses and two ports, by the family in the upper half of byte 14 (section 2.2). */
const ADDRESS_BYTES: Readonly<Record<number, number>> = { 0: 0, 1: 12, 2: 36, 3: 216 };

/** Section 2.2. Addresses of streams over IP alone tell of a client; of others the proxy speaks for itself. */
function readV2(bytes: Buffer, mostBytes: number): ProxyHeader {
  if (bytes.length < V2_FIXED_BYTES) return INCOMPLETE;
  const command = bytes.readUInt8(12);
  const family = bytes.readUInt8(13) >> 4;
  const transport = bytes.readUInt8(13) & 0xf;
  const length = V2_FIXED_BYTES + bytes.readUInt16BE(14);
  const isLocal = command === 0x20;
  if ((!isLocal && command !== 0x21) || length > mostBytes) return MALFORMED;
  if (!isLocal) {
    const least = ADDRESS_BYTES[family];
    if (least === undefined || transport > 2 || length - V2_FIXED_BYTES < least) return MALFORMED;
  }
  if (bytes.length < length) return INCOMPLETE;
  const client = isLocal || transport !== 1 ? undefined : addressAt(bytes, family);
  return { kind: 'header', length, client };
}

function addressAt(bytes: Buffer, family: number): Address | undefined {
  if (family === 1) return parseAddress([...bytes.subarray(16, 20)].join('.'));
  if (family !== 2) return undefined;
  const groups = Array.from({ length: 8 }, (_, group) => bytes.readUInt16BE(16 + 2 * group).toString(16));
  return parseAddress(groups.join(':'));
}
