import { randomInt } from 'node:crypto';
import { type Address, type AddressBlock, parseBlock, wordMask } from './addresses.js';

/** A compiled access list. Whether an empty list admits or refuses is the organization's matter, not the matcher's. */
export interface AccessListMatcher {
  /** How many different entries the list has. */
  readonly size: number;
  /** The canonical `cidrBlock` of the most specific entry that holds the address. */
  match(address: Address): string | undefined;
  /** Every canonical `cidrBlock`: IPv4 before IPv6, the most specific first. Read from the tables, not kept beside them. */
  blocks(): string[];
}

/** The entries of one prefix length, by the key of their network. */
interface Ipv4Table {
  readonly mask: number;
  readonly cidrBlocks: Map<number, string>;
}

interface Ipv6Table {
  readonly masks: readonly [number, number, number, number];
  readonly chains: Map<number, Ipv6Entry>;
}

/** Keys are shorter than IPv6 networks, so networks that share one form a chain. */
interface Ipv6Entry {
  readonly words: readonly [number, number, number, number];
  readonly cidrBlock: string;
  readonly next: Ipv6Entry | undefined;
}

// V8 hashes integers without a seed: without one of our own, somebody could choose entries that all share a bucket.
const SEED = randomInt(2 ** 32) | 0;

/** One for all: most credentials have no access list. */
const EMPTY: AccessListMatcher = Object.freeze({ size: 0, match: () => undefined, blocks: () => [] });

/**
 * Compiles a list to one hash table per family and prefix length in use, so a lookup costs at most 33 (IPv4) or 129
 * (IPv6) probes however many entries there are, and one or two for most lists.
 * Throws a `TypeError` for a text that `parseBlock` refuses: leaving it out could empty the list, and that opens it.
 */
export function compileAccessList(entries: Iterable<string | AddressBlock>): AccessListMatcher {
  const ipv4ByLength: Ipv4Table[] = [];
  const ipv6ByLength: Ipv6Table[] = [];
  let size = 0;
  for (const entry of entries) {
    const block = typeof entry === 'string' ? requireBlock(entry) : entry;
    if (addBlock(ipv4ByLength, ipv6ByLength, block)) size++;
  }
  if (size === 0) return EMPTY;

  // Most specific first. Object.values skips the lengths that are not in use.
  const ipv4Tables = Object.values(ipv4ByLength).reverse();
  const ipv6Tables = Object.values(ipv6ByLength).reverse();
  return {
    size,
    match: (address) =>
      address.family === 4 ? matchIpv4(ipv4Tables, address.words) : matchIpv6(ipv6Tables, address.words),
    blocks: () => [
      ...ipv4Tables.flatMap((table) => [...table.cidrBlocks.values()]),
      ...ipv6Tables.flatMap((table) => [...table.chains.values()].flatMap(blocksOfChain)),
    ],
  };
}

function blocksOfChain(first: Ipv6Entry): string[] {
  const blocks = [];
  for (let entry: Ipv6Entry | undefined = first; entry !== undefined; entry = entry.next)
    blocks.push(entry.cidrBlock);
  return blocks;
}

function requireBlock(text: string): AddressBlock {
  const block = parseBlock(text);
  if ('problem' in block) throw new TypeError(`not an access list entry (${block.problem}): ${text}`);
  return block;
}

/** Whether the block was new to the tables. */
function addBlock(ipv4: Ipv4Table[], ipv6: Ipv6Table[], block: AddressBlock): boolean {
  const { prefixLength, cidrBlock } = block;
  if (block.family === 4) {
    ipv4[prefixLength] ??= { mask: wordMask(prefixLength), cidrBlocks: new Map() };
    const { cidrBlocks } = ipv4[prefixLength];
    const key = ipv4Key(block.words[0]);
    if (cidrBlocks.has(key)) return false;
    cidrBlocks.set(key, cidrBlock);
    return true;
  }
  ipv6[prefixLength] ??= { masks: ipv6Masks(prefixLength), chains: new Map() };
  const { chains } = ipv6[prefixLength];
  const [a, b, c, d] = block.words;
  const key = ipv6Key(a, b, c, d);
  const next = chains.get(key);
  if (findInChain(next, a, b, c, d) !== undefined) return false;
  chains.set(key, { words: block.words, cidrBlock, next });
  return true;
}

function matchIpv4(tables: readonly Ipv4Table[], words: readonly [number]): string | undefined {
  const word = words[0];
  for (const table of tables) {
    const cidrBlock = table.cidrBlocks.get(ipv4Key(word & table.mask));
    if (cidrBlock !== undefined) return cidrBlock;
  }
  return undefined;
}

function matchIpv6(tables: readonly Ipv6Table[], words: Ipv6Entry['words']): string | undefined {
  for (const { masks, chains } of tables) {
    const a = words[0] & masks[0];
    const b = words[1] & masks[1];
    const c = words[2] & masks[2];
    const d = words[3] & masks[3];
    const cidrBlock = findInChain(chains.get(ipv6Key(a, b, c, d)), a, b, c, d);
    if (cidrBlock !== undefined) return cidrBlock;
  }
  return undefined;
}

function findInChain(
  first: Ipv6Entry | undefined,
  a: number,
  b: number,
  c: number,
  d: number,
): string | undefined {
  for (let entry = first; entry !== undefined; entry = entry.next) {
    const words = entry.words;
    if (words[3] === d && words[2] === c && words[1] === b && words[0] === a) return entry.cidrBlock;
  }
  return undefined;
}

/** Different for different words: XOR and multiplication by an odd number can both be undone. */
function ipv4Key(word: number): number {
  return Math.imul(word ^ SEED, 0x9e3779b1);
}

function ipv6Key(a: number, b: number, c: number, d: number): number {
  return mix(mix(mix(mix(SEED, a), b), c), d);
}

function mix(key: number, word: number): number {
  const product = Math.imul(key ^ word, 0x9e3779b1);
  return product ^ (product >>> 15);
}

function ipv6Masks(prefixLength: number): Ipv6Table['masks'] {
  return [
    wordMask(prefixLength),
    wordMask(prefixLength - 32),
    wordMask(prefixLength - 64),
    wordMask(prefixLength - 96),
  ];
}
