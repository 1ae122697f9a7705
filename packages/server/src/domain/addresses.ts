/**
 * The bits of an IPv4 address in one word, of an IPv6 address in four, most significant first. Words are signed
 * 32-bit integers, as the bit operators give them: V8 keeps those unboxed, which it does not do for large uint32.
 */
type Bits =
  | { readonly family: 4; readonly words: readonly [number] }
  | { readonly family: 6; readonly words: readonly [number, number, number, number] };

/** One address; `text` is canonical (dotted quad, or RFC 5952). An IPv4-mapped IPv6 address never occurs: it is IPv4. */
export type Address = Bits & { readonly text: string };

/** A network, or one address. `words` has no host bits; two texts that mean the same have the same `cidrBlock`. */
export type AddressBlock = Bits & {
  readonly prefixLength: number;
  /** Canonical, always with a prefix length. */
  readonly cidrBlock: string;
  /** The canonical address where the block is exactly one (`/32`, `/128`). */
  readonly ipAddress: string | undefined;
};

/**
 * - `malformed`: neither an address nor a CIDR block
 * - `prefixTooLong`: past 32 for IPv4, past 128 for IPv6
 * - `hostBitsSet`: the address is not the network's first. Masking it silently would store another value than was
 *   sent, and clients find their entry again by equality
 * - `zoneId`: a zone (`fe80::1%eth0`) means something on one machine only
 * - `mappedPrefix`: an IPv4-mapped address with a prefix below 96 reaches past the IPv4 addresses; `/24` was meant for them
 */
export type BlockProblem = 'malformed' | 'prefixTooLong' | 'hostBitsSet' | 'zoneId' | 'mappedPrefix';

type RefusedBlock =
  | { readonly problem: Exclude<BlockProblem, 'hostBitsSet'> }
  | { readonly problem: 'hostBitsSet'; readonly suggestedBlock: string };

const DOT = 0x2e;
const ZERO = 0x30;
const COLON = 0x3a;
const MAPPED_PREFIX_LENGTH = 96;
const ZERO_GROUPS = [0, 0, 0, 0, 0, 0, 0, 0];

/**
 * Reads exactly what `net.isIP` accepts, except zone ids; anything else is `undefined`. IPv4-mapped IPv6 becomes IPv4
 * in either spelling (`::ffff:192.0.2.1`, `::ffff:c000:201`). Runs for each request: one pass, no regular expression.
 */
export function parseAddress(text: string): Address | undefined {
  const quad = readQuad(text, 0);
  // A strict quad has one spelling only, so the text is canonical as it stands.
  if (quad !== undefined) return { family: 4, words: [quad], text };
  // How a dual-stack socket reports every IPv4 peer.
  if (text.startsWith('::ffff:')) {
    const mapped = readQuad(text, 7);
    if (mapped !== undefined) return { family: 4, words: [mapped], text: text.slice(7) };
  }
  const groups = readGroups(text);
  if (groups === undefined) return undefined;
  const bits = fold(groups);
  return { ...bits, text: format(bits) };
}

/** One home or office, as a key: an IPv4 address, or the 64 bits that IPv6 leaves to a site's own hosts. */
export function siteOf({ family, words, text }: Address): string {
  return family === 4 ? text : words.slice(0, 2).join(':');
}

/** Reads an access list entry: an address, or a CIDR block whose address is the network's first. */
export function parseBlock(text: string): AddressBlock | RefusedBlock {
  const slash = text.indexOf('/');
  const addressText = slash < 0 ? text : text.slice(0, slash);
  const address = parseAddress(addressText);
  if (address === undefined) return { problem: hasZone(addressText) ? 'zoneId' : 'malformed' };
  if (slash < 0) return blockOf(address, address.words.length * 32);

  const written = readPrefixLength(text, slash + 1);
  if (written === undefined) return { problem: 'malformed' };
  const writtenAsIpv6 = addressText.includes(':');
  if (written > (writtenAsIpv6 ? 128 : 32)) return { problem: 'prefixTooLong' };
  const mapped = writtenAsIpv6 && address.family === 4;
  if (mapped && written < MAPPED_PREFIX_LENGTH) return { problem: 'mappedPrefix' };

  const prefixLength = mapped ? written - MAPPED_PREFIX_LENGTH : written;
  const block = blockOf(address, prefixLength);
  return block.words.every((word, index) => word === address.words[index])
    ? block
    : { problem: 'hostBitsSet', suggestedBlock: block.cidrBlock };
}

/** Whether the block admits every address of its family (`0.0.0.0/0`, `::/0`). */
export function coversEverything(block: AddressBlock): boolean {
  return block.prefixLength === 0;
}

/** Every block of its family that holds the address, as entries of lists have them, the widest first. */
export function blocksAround(address: Address): string[] {
  return Array.from(
    { length: address.words.length * 32 + 1 },
    (_, length) => blockOf(address, length).cidrBlock,
  );
}

/** The mask of a word's first `length` bits; lengths outside 0…32 count as the nearest of the two. */
export function wordMask(length: number): number {
  if (length <= 0) return 0;
  return length >= 32 ? -1 : -1 << (32 - length);
}

function networkOf({ family, words }: Bits, prefixLength: number): Bits {
  if (family === 4) return { family, words: [words[0] & wordMask(prefixLength)] };
  return {
    family,
    words: [
      words[0] & wordMask(prefixLength),
      words[1] & wordMask(prefixLength - 32),
      words[2] & wordMask(prefixLength - 64),
      words[3] & wordMask(prefixLength - 96),
    ],
  };
}

/** The block of this length that holds the address. */
function blockOf(address: Address, prefixLength: number): AddressBlock {
  const network = networkOf(address, prefixLength);
  const text = format(network);
  const ipAddress = prefixLength === network.words.length * 32 ? text : undefined;
  return { ...network, prefixLength, cidrBlock: `${text}/${prefixLength}`, ipAddress };
}

/** The dotted quad from `start` to the end of the text: four decimal octets without leading zeros. */
function readQuad(text: string, start: number): number | undefined {
  let word = 0;
  let octet = 0;
  let digits = 0;
  let dots = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (digits === 0 || dots === 3) return undefined;
      word = (word << 8) | octet;
      octet = 0;
      digits = 0;
      dots++;
      continue;
    }
    const digit = code - ZERO;
    if (digit < 0 || digit > 9) return undefined;
    if (digits > 0 && octet === 0) return undefined;
    octet = octet * 10 + digit;
    if (octet > 255) return undefined;
    digits++;
  }
  return dots === 3 && digits > 0 ? (word << 8) | octet : undefined;
}

/** The eight groups of an IPv6 address (RFC 4291 section 2.2), which may end in a dotted quad. */
function readGroups(text: string): number[] | undefined {
  const groups: number[] = [];
  let gapAt = -1;
  let at = 0;
  if (text.startsWith('::')) {
    gapAt = 0;
    at = 2;
  }
  while (at < text.length) {
    const start = at;
    let group = 0;
    for (; at < text.length && at - start < 5; at++) {
      const digit = hexDigit(text.charCodeAt(at));
      if (digit < 0) break;
      group = (group << 4) | digit;
    }
    if (text.charCodeAt(at) === DOT) {
      const quad = readQuad(text, start);
      if (quad === undefined) return undefined;
      groups.push(quad >>> 16, quad & 0xffff);
      break;
    }
    if (at === start || at - start > 4) return undefined;
    groups.push(group);
    if (at === text.length) break;
    if (text.charCodeAt(at) !== COLON) return undefined;
    at++;
    if (text.charCodeAt(at) === COLON) {
      if (gapAt >= 0) return undefined;
      gapAt = groups.length;
      at++;
    } else if (at === text.length) {
      return undefined;
    }
  }
  if (gapAt < 0) return groups.length === 8 ? groups : undefined;
  // `::` stands for at least one group.
  if (groups.length > 7) return undefined;
  return groups.slice(0, gapAt).concat(ZERO_GROUPS.slice(groups.length), groups.slice(gapAt));
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function readPrefixLength(text: string, start: number): number | undefined {
  const digits = text.slice(start);
  return /^(?:0|[1-9][0-9]*)$/.test(digits) ? Number(digits) : undefined;
}

function hasZone(text: string): boolean {
  const percent = text.indexOf('%');
  return percent >= 0 && readGroups(text.slice(0, percent)) !== undefined;
}

/** Packs eight groups into words, and an IPv4-mapped address (`::ffff:0:0/96`, RFC 4291 section 2.5.5.2) into IPv4. */
function fold(groups: readonly number[]): Bits {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
  const last = (g << 16) | h;
  if ((a | b | c | d | e) === 0 && f === 0xffff) return { family: 4, words: [last] };
  return { family: 6, words: [(a << 16) | b, (c << 16) | d, (e << 16) | f, last] };
}

function format({ family, words }: Bits): string {
  if (family === 4) {
    const word = words[0];
    return `${word >>> 24}.${(word >>> 16) & 0xff}.${(word >>> 8) & 0xff}.${word & 0xff}`;
  }
  const [a, b, c, d] = words;
  return formatGroups([
    a >>> 16,
    a & 0xffff,
    b >>> 16,
    b & 0xffff,
    c >>> 16,
    c & 0xffff,
    d >>> 16,
    d & 0xffff,
  ]);
}

/** RFC 5952 section 4: lower case, no leading zeros, the longest run of two or more zero groups (the first of several) as `::`. */
function formatGroups(groups: readonly number[]): string {
  let runStart = -1;
  let runLength = 1;
  let length = 0;
  for (let index = 0; index < groups.length; index++) {
    length = groups[index] === 0 ? length + 1 : 0;
    if (length > runLength) {
      runStart = index - length + 1;
      runLength = length;
    }
  }
  let text = '';
  let separator = '';
  for (let index = 0; index < groups.length; index++) {
    if (index === runStart) {
      text += '::';
      separator = '';
      index += runLength - 1;
      continue;
    }
    text += separator + (groups[index] ?? 0).toString(16);
    separator = ':';
  }
  return text;
}
