import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAccessList } from './access-list.js';
import { type Address, parseAddress, parseBlock } from './addresses.js';

function address(text: string): Address {
  const parsed = parseAddress(text);
  if (parsed === undefined) throw new Error(`not an address: ${text}`);
  return parsed;
}

const matchOf = (entries: string[], caller: string) => compileAccessList(entries).match(address(caller));

describe('compileAccessList', () => {
  it('matches no address when it is empty, and is one value for all empty lists', () => {
    const empty = compileAccessList([]);
    expect(empty.size).toBe(0);
    expect(empty.match(address('192.0.2.1'))).toBeUndefined();
    expect(compileAccessList(new Set<string>())).toBe(empty);
  });

  it('tells its blocks: IPv4 first, the most specific first, in canonical form', () => {
    expect(compileAccessList([]).blocks()).toEqual([]);
    const entries = [
      '2001:DB8::/32',
      '192.0.2.0/24',
      '192.0.2.1',
      '0.0.0.0/0',
      '2001:db8:1::',
      '192.0.2.1/32',
    ];
    expect(compileAccessList(entries).blocks()).toEqual([
      '192.0.2.1/32',
      '192.0.2.0/24',
      '0.0.0.0/0',
      '2001:db8:1::/128',
      '2001:db8::/32',
    ]);
  });

  it('names the most specific entry that holds the address', () => {
    const entries = [
      '0.0.0.0/0',
      '192.0.2.0/24',
      '192.0.2.1',
      '192.0.0.0/16',
      '::/0',
      '2001:db8::/32',
      '2001:db8::1',
    ];
    expect(matchOf(entries, '192.0.2.1')).toBe('192.0.2.1/32');
    expect(matchOf(entries, '192.0.2.2')).toBe('192.0.2.0/24');
    expect(matchOf(entries, '192.0.3.2')).toBe('192.0.0.0/16');
    expect(matchOf(entries, '203.0.113.9')).toBe('0.0.0.0/0');
    expect(matchOf(entries, '2001:db8::1')).toBe('2001:db8::1/128');
    expect(matchOf(entries, '2001:db8:ffff::1')).toBe('2001:db8::/32');
    expect(matchOf(entries, '2001:db9::')).toBe('::/0');
  });

  it('keeps to the edges of a block', () => {
    expect(matchOf(['128.0.0.0/1'], '128.0.0.0')).toBe('128.0.0.0/1');
    expect(matchOf(['128.0.0.0/1'], '127.255.255.255')).toBeUndefined();
    expect(matchOf(['192.0.2.0/24'], '192.0.1.255')).toBeUndefined();
    expect(matchOf(['192.0.2.0/24'], '192.0.3.0')).toBeUndefined();
    expect(matchOf(['2001:db8:0:8000::/49'], '2001:db8:0:7fff:ffff:ffff:ffff:ffff')).toBeUndefined();
    expect(matchOf(['2001:db8:0:8000::/49'], '2001:db8:0:ffff:ffff:ffff:ffff:ffff')).toBe(
      '2001:db8:0:8000::/49',
    );
  });

  it('knows a caller behind a dual-stack socket as IPv4', () => {
    expect(matchOf(['192.0.2.1'], '::ffff:192.0.2.1')).toBe('192.0.2.1/32');
    expect(matchOf(['::ffff:192.0.2.0/120'], '192.0.2.7')).toBe('192.0.2.0/24');
  });

  it('never lets an IPv6 entry admit an IPv4 caller, nor the other way round', () => {
    expect(matchOf(['::/0'], '192.0.2.1')).toBeUndefined();
    expect(matchOf(['::/0'], '::ffff:192.0.2.1')).toBeUndefined();
    expect(matchOf(['0.0.0.0/0'], '2001:db8::1')).toBeUndefined();
    expect(matchOf(['0.0.0.1'], '::1')).toBeUndefined();
  });

  it('counts an entry once however it is written', () => {
    const list = compileAccessList([
      '192.0.2.1',
      '192.0.2.1/32',
      '::ffff:c000:201',
      '2001:db8::/32',
      '2001:DB8:0::/32',
    ]);
    expect(list.size).toBe(2);
  });

  it('takes parsed blocks as well as texts', () => {
    const block = parseBlock('192.0.2.0/24');
    if ('problem' in block) throw new Error(block.problem);
    expect(compileAccessList([block, '192.0.2.0/24']).size).toBe(1);
    expect(compileAccessList([block]).match(address('192.0.2.3'))).toBe('192.0.2.0/24');
  });

  it('throws on an entry it cannot read, because a shorter list may be an open one', () => {
    expect(() => compileAccessList(['192.0.2.1', '192.0.2.10/24'])).toThrow(
      new TypeError('not an access list entry (hostBitsSet): 192.0.2.10/24'),
    );
    expect(() => compileAccessList(['x'])).toThrow(TypeError);
  });

  it('tells IPv6 networks apart whose keys are the same', () => {
    // Whatever the seed, multiplying by an odd number leaves a difference in the top bit alone there, and the shift
    // copies it to bit 16; the next word takes it back.
    const collide = (words: number[], at: number) =>
      words.map((word, n) => (n === at ? word ^ 0x80000000 : n === at + 1 ? word ^ 0x80010000 : word) >>> 0);
    const text = (words: number[]) =>
      words.map((w) => `${(w >>> 16).toString(16)}:${(w & 0xffff).toString(16)}`).join(':');
    const base = [0x20010db8, 1, 2, 3];
    const same = [
      base,
      collide(base, 0),
      collide(base, 1),
      collide(base, 2),
      collide(collide(base, 2), 0),
    ].map(text);
    for (const unlisted of same) {
      const listed = same.filter((other) => other !== unlisted);
      const list = compileAccessList([...listed, ...listed]);
      expect(list.size).toBe(4);
      for (const one of listed) expect(list.match(address(one))).toBe(`${address(one).text}/128`);
      expect(list.match(address(unlisted))).toBeUndefined();
    }
  });

  it('finds each of 10,000 entries that differ in one bit or in any word', () => {
    const ipv4 = Array.from({ length: 5000 }, (_, n) => `10.${n & 1 ? 255 : 0}.${n >>> 8}.${n & 0xff}/32`);
    const ipv6 = Array.from({ length: 5000 }, (_, n) => {
      const groups = new Array<string>(8).fill('8000');
      groups[n % 8] = ((n >>> 3) + 1).toString(16);
      return `${groups.join(':')}/128`;
    });
    const list = compileAccessList([...ipv4, ...ipv6]);
    expect(list.size).toBe(10_000);
    for (const cidrBlock of [...ipv4, ...ipv6]) {
      expect(list.match(address(cidrBlock.slice(0, cidrBlock.indexOf('/'))))).toBe(cidrBlock);
    }
    expect(list.match(address('10.1.0.0'))).toBeUndefined();
    expect(list.match(address('8000:8000:8000:8000:8000:8000:8000:8000'))).toBeUndefined();
  });
});

// Few different bits, so that blocks nest and addresses often hit.
const ipv4Number = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc
    .tuple(
      fc.constantFrom(0, 0x7fffffff, 0x80000000, 0xc0000200, 0xffffffff),
      fc.integer({ min: 0, max: 31 }),
    )
    .map(([base, bit]) => (base ^ (1 << bit)) >>> 0),
);
const ipv6Number = fc.oneof(
  fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
  fc
    .tuple(
      fc.constantFrom(0n, 1n << 127n, (1n << 128n) - 1n, 0x20010db8n << 96n, 0xffffn << 32n),
      fc.bigInt({ min: 0n, max: 127n }),
    )
    .map(([base, bit]) => base ^ (1n << bit)),
);

const quadText = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).join('.');
const groupsText = (value: bigint) =>
  Array.from({ length: 8 }, (_, n) => ((value >> BigInt(112 - 16 * n)) & 0xffffn).toString(16)).join(':');

interface Written {
  readonly family: 4 | 6;
  readonly network: bigint;
  readonly length: number;
  readonly text: string;
}

const ipv4Written: fc.Arbitrary<Written> = fc
  .tuple(ipv4Number, fc.integer({ min: 0, max: 32 }), fc.boolean())
  .map(([value, length, mapped]) => {
    const shift = BigInt(32 - length);
    const network = (BigInt(value) >> shift) << shift;
    const quad = quadText(Number(network));
    return {
      family: 4,
      network,
      length,
      text: mapped ? `::ffff:${quad}/${length + 96}` : `${quad}/${length}`,
    };
  });
const ipv6Written: fc.Arbitrary<Written> = fc
  .tuple(ipv6Number, fc.integer({ min: 0, max: 128 }))
  .map(([value, length]): Written => {
    const shift = BigInt(128 - length);
    const network = (value >> shift) << shift;
    return { family: 6, network, length, text: `${groupsText(network)}/${length}` };
  })
  .filter(({ network }) => network >> 32n !== 0xffffn);

interface Caller {
  readonly family: 4 | 6;
  readonly value: bigint;
  readonly text: string;
}

const caller: fc.Arbitrary<Caller> = fc.oneof(
  fc.tuple(ipv4Number, fc.constantFrom('', '::ffff:')).map(([value, prefix]): Caller => {
    return { family: 4, value: BigInt(value), text: prefix + quadText(value) };
  }),
  ipv6Number
    .map((value): Caller => ({ family: 6, value, text: groupsText(value) }))
    .filter(({ value }) => value >> 32n !== 0xffffn),
);

const callersAndEntries = fc
  .tuple(
    fc.array(fc.oneof(ipv4Written, ipv6Written), { maxLength: 30 }),
    fc.array(caller, { minLength: 1, maxLength: 20 }),
  )
  .map(([entries, others]) => {
    // The edges of each block, and its neighbours on both sides.
    const edges = entries.flatMap(({ family, network, length }): Caller[] => {
      const bits = family === 4 ? 32 : 128;
      const last = network + (1n << BigInt(bits - length)) - 1n;
      return [network - 1n, network, last, last + 1n]
        .filter(
          (value) => value >= 0n && value < 1n << BigInt(bits) && (family === 4 || value >> 32n !== 0xffffn),
        )
        .map((value) => ({
          family,
          value,
          text: family === 4 ? quadText(Number(value)) : groupsText(value),
        }));
    });
    return { entries, callers: [...others, ...edges] };
  });

describe('a compiled access list', () => {
  it('admits exactly the addresses that net.BlockList finds', () => {
    fc.assert(
      fc.property(callersAndEntries, ({ entries, callers }) => {
        const list = compileAccessList(entries.map(({ text }) => text));
        // One BlockList per family: it takes ::/0 for the mapped IPv4 addresses too, which are IPv4 here.
        const blockLists = { 4: new BlockList(), 6: new BlockList() };
        for (const { family, text } of entries) {
          const [network = '', length] = text.split('/');
          blockLists[family].addSubnet(network, Number(length), network.includes(':') ? 'ipv6' : 'ipv4');
        }
        for (const { family, text } of callers) {
          const listed = blockLists[family].check(text, text.includes(':') ? 'ipv6' : 'ipv4');
          expect([text, list.match(address(text)) !== undefined]).toEqual([text, listed]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('names the entry that a walk through all of them finds', () => {
    fc.assert(
      fc.property(callersAndEntries, ({ entries, callers }) => {
        const list = compileAccessList(entries.map(({ text }) => text));
        for (const { family, value, text } of callers) {
          let best: Written | undefined;
          for (const entry of entries) {
            const shift = BigInt((family === 4 ? 32 : 128) - entry.length);
            if (entry.family !== family || entry.network >> shift !== value >> shift) continue;
            if (best === undefined || entry.length > best.length) best = entry;
          }
          const block = best === undefined ? undefined : parseBlock(best.text);
          const expected = block === undefined || 'problem' in block ? undefined : block.cidrBlock;
          expect(list.match(address(text))).toBe(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is as long as the set of different networks, in any order of entries', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(ipv4Written, ipv6Written), { maxLength: 40 }), (entries) => {
        const texts = entries.map(({ text }) => text);
        const networks = new Set(
          entries.map(({ family, network, length }) => `${family} ${network}/${length}`),
        );
        expect(compileAccessList([...texts, ...texts.toReversed()]).size).toBe(networks.size);
      }),
      { numRuns: 200 },
    );
  });
});
