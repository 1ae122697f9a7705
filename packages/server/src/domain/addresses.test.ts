import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AddressBlock, coversEverything, parseAddress, parseBlock } from './addresses.js';

const textOf = (text: string) => parseAddress(text)?.text;

function block(text: string): AddressBlock {
  const parsed = parseBlock(text);
  if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem}`);
  return parsed;
}

/** An address with one character put in, taken out or exchanged. */
const mistypedAddress = fc
  .tuple(
    fc.oneof(fc.ipV4(), fc.ipV6()),
    fc.nat(),
    fc.constantFrom('', ':', '::', '.', '0', '1', 'f', 'g', ' '),
    fc.constantFrom(0, 1),
  )
  .map(([text, position, inserted, removed]) => {
    const at = position % (text.length + 1);
    return text.slice(0, at) + inserted + text.slice(at + removed);
  });

/** Texts that are addresses, almost addresses, or near neither. */
const nearlyAddress = fc.oneof(
  fc.ipV4(),
  fc.ipV4Extended(),
  mistypedAddress,
  fc.ipV6(),
  fc
    .tuple(
      fc.constantFrom('::ffff:', '::', '::FFFF:', '0:0:0:0:0:ffff:', '64:ff9b::', '::ffff:0:'),
      fc.ipV4(),
    )
    .map((p) => p.join('')),
  fc
    .array(fc.constantFrom('0', '00', '1', '01', '10', '127', '255', '256', '300', '', ' 1', '0x1'), {
      maxLength: 5,
    })
    .map((p) => p.join('.')),
  fc
    .array(
      fc.constantFrom('', '', '0', '0', '1', 'ffff', 'ABCD', '00001', 'g', '1.2.3.4', '1.2.3.04', '-1'),
      { maxLength: 10 },
    )
    .map((p) => p.join(':')),
  fc.string({ unit: fc.constantFrom(...'01259afFg:.:./% ٣'), maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

describe('parseAddress', () => {
  it('reads a dotted quad', () => {
    expect(parseAddress('192.0.2.1')).toEqual({ family: 4, words: [0xc0000201 | 0], text: '192.0.2.1' });
    expect(textOf('0.0.0.0')).toBe('0.0.0.0');
    expect(textOf('255.255.255.255')).toBe('255.255.255.255');
  });

  it.each([
    '010.0.0.1',
    '0x7f.0.0.1',
    '127.1',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.',
    '.1.2.3',
    '1..2.3',
    '256.0.0.1',
    '1.2.3.00',
    '1.2.3.4 ',
    ' 1.2.3.4',
    '1.2.3.4\n',
    '2130706433',
    '１.2.3.4',
    '',
    '-1.2.3.4',
  ])('refuses %j', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it.each([
    '2001:db8',
    '2001:db8:::1',
    '1::2::3',
    ':1',
    '1:',
    '1::2:',
    '::1:',
    '1:2:3:4:5:6:7:',
    ':::',
    ':',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '::12345',
    '::g',
    '1:2:3:4:5:6:7:1.2.3.4',
    '::1.2.3.4:1',
    '::1.2.3',
    '::01.2.3.4',
    '[::1]',
    '::1 ',
  ])('refuses %j', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it('refuses zone ids', () => {
    expect(isIP('fe80::1%eth0')).toBe(6);
    expect(parseAddress('fe80::1%eth0')).toBeUndefined();
    expect(parseAddress('::ffff:192.0.2.1%1')).toBeUndefined();
  });

  it.each([
    ['2001:0DB8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:db8::1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['1:0:0:0:0:0:0:0', '1::'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
    ['::1.2.3.4', '::102:304'],
  ])('writes %s as %s (RFC 5952)', (text, canonical) => {
    expect(textOf(text)).toBe(canonical);
  });

  it.each([
    '::ffff:192.0.2.1',
    '::FFFF:192.0.2.1',
    '::ffff:c000:201',
    '0:0:0:0:0:ffff:c000:0201',
    '0::0:ffff:192.0.2.1',
  ])('folds the mapped address %s to IPv4', (text) => {
    expect(parseAddress(text)).toEqual(parseAddress('192.0.2.1'));
  });

  it.each(['::ffff:0:192.0.2.1', '::fffe:192.0.2.1', '1::ffff:192.0.2.1', '::1:0:0:ffff:192.0.2.1'])(
    'leaves %s IPv6',
    (text) => {
      expect(parseAddress(text)?.family).toBe(6);
    },
  );

  it('accepts exactly what net.isIP accepts, zone ids apart', () => {
    fc.assert(
      fc.property(nearlyAddress, (text) => {
        const accepted = text.includes('%') ? false : isIP(text) !== 0;
        expect(parseAddress(text) !== undefined).toBe(accepted);
      }),
      { numRuns: 5000 },
    );
  });

  it('says the same address again when it reads its own canonical text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const address = parseAddress(text);
        expect(address).toBeDefined();
        expect(parseAddress(address?.text ?? '')).toEqual(address);
      }),
      { numRuns: 2000 },
    );
  });

  it('writes IPv6 as the URL standard does', () => {
    const groups = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(groups, (parts) => {
        const written = parts.map((part) => part.toString(16)).join(':');
        const address = parseAddress(written);
        fc.pre(address?.family === 6);
        expect(`[${address?.text}]`).toBe(new URL(`http://[${written}]/`).hostname);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps different addresses apart', () => {
    const same = (one: string, other: string) => {
      const list = new BlockList();
      list.addAddress(one, isIP(one) === 4 ? 'ipv4' : 'ipv6');
      return list.check(other, isIP(other) === 4 ? 'ipv4' : 'ipv6');
    };
    const close = fc.constantFrom(
      '::1',
      '0:0::1',
      '::',
      '0.0.0.1',
      '::0.0.0.1',
      '::ffff:0:1',
      '::ffff:0.0.0.1',
      '1::',
      '::1:0',
    );
    fc.assert(
      fc.property(fc.oneof(close, fc.ipV6()), fc.oneof(close, fc.ipV6()), (one, other) => {
        expect(textOf(one) === textOf(other)).toBe(same(one, other));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('parseBlock', () => {
  it('takes an address and its full-length block for the same entry', () => {
    expect(block('192.0.2.1')).toEqual(block('192.0.2.1/32'));
    expect(block('192.0.2.1')).toMatchObject({
      family: 4,
      prefixLength: 32,
      cidrBlock: '192.0.2.1/32',
      ipAddress: '192.0.2.1',
    });
    expect(block('2001:DB8:0::1')).toEqual(block('2001:db8::1/128'));
    expect(block('2001:db8::1')).toMatchObject({
      family: 6,
      prefixLength: 128,
      cidrBlock: '2001:db8::1/128',
      ipAddress: '2001:db8::1',
    });
  });

  it('has no single address for a wider block', () => {
    expect(block('192.0.2.0/24')).toMatchObject({ cidrBlock: '192.0.2.0/24', ipAddress: undefined });
    expect(block('2001:db8:0:0::/32')).toMatchObject({ cidrBlock: '2001:db8::/32', ipAddress: undefined });
  });

  it('refuses host bits and names the network to use', () => {
    expect(parseBlock('192.0.2.10/24')).toEqual({ problem: 'hostBitsSet', suggestedBlock: '192.0.2.0/24' });
    expect(parseBlock('2001:DB8::1/32')).toEqual({ problem: 'hostBitsSet', suggestedBlock: '2001:db8::/32' });
    expect(parseBlock('192.0.2.1/0')).toEqual({ problem: 'hostBitsSet', suggestedBlock: '0.0.0.0/0' });
  });

  it('folds a mapped block to IPv4', () => {
    expect(block('::ffff:192.0.2.0/120')).toEqual(block('192.0.2.0/24'));
    expect(block('::ffff:c000:200/120')).toEqual(block('192.0.2.0/24'));
    expect(block('::ffff:192.0.2.1/128')).toEqual(block('192.0.2.1'));
    expect(block('::ffff:192.0.2.1')).toEqual(block('192.0.2.1'));
    expect(block('::ffff:0:0/96')).toEqual(block('0.0.0.0/0'));
    expect(parseBlock('::ffff:192.0.2.10/120')).toEqual({
      problem: 'hostBitsSet',
      suggestedBlock: '192.0.2.0/24',
    });
  });

  it.each(['::ffff:192.0.2.0/24', '::ffff:0:0/95', '::ffff:192.0.2.1/32', '::ffff:0:0/0'])(
    'refuses the mapped prefix of %s, which reaches past IPv4',
    (text) => {
      expect(parseBlock(text)).toEqual({ problem: 'mappedPrefix' });
    },
  );

  it.each([
    '192.0.2.0/33',
    '0.0.0.0/128',
    '2001:db8::/129',
    '::ffff:192.0.2.1/129',
    '10.0.0.0/99999999999999999999',
  ])('refuses the prefix of %s as too long', (text) => {
    expect(parseBlock(text)).toEqual({ problem: 'prefixTooLong' });
  });

  it.each(['fe80::1%eth0', 'fe80::1%eth0/64', '::ffff:192.0.2.1%1', 'fe80::%'])(
    'refuses the zone id of %s',
    (text) => {
      expect(parseBlock(text)).toEqual({ problem: 'zoneId' });
    },
  );

  it.each([
    '',
    '/',
    '/24',
    '192.0.2.0/',
    '192.0.2.0/024',
    '192.0.2.0/+8',
    '192.0.2.0/-8',
    '192.0.2.0/8.0',
    '192.0.2.0/8 ',
    '192.0.2.0/24/24',
    '192.0.2.0/255.255.255.0',
    '192.0.2.0%2F24',
    '192.0.2.1%eth0',
    '192.0.2.*',
    '192.0.2',
    'example.com',
    '%',
    '10/8',
  ])('refuses %j as malformed', (text) => {
    expect(parseBlock(text)).toEqual({ problem: 'malformed' });
  });

  it('allows a block that covers everything, and tells it', () => {
    for (const text of ['0.0.0.0/0', '::/0', '::ffff:0:0/96'])
      expect(coversEverything(block(text))).toBe(true);
    for (const text of ['0.0.0.0/1', '0.0.0.0', '::/1', '::'])
      expect(coversEverything(block(text))).toBe(false);
  });

  it('reads every block or names the network of it, and reads its canonical form as the same block', () => {
    const length = fc.integer({ min: 0, max: 130 });
    const written = fc
      .tuple(fc.oneof(fc.ipV4(), fc.ipV6()), length)
      .map(([address, bits]) => `${address}/${bits}`);
    fc.assert(
      fc.property(written, (text) => {
        const first = parseBlock(text);
        if ('problem' in first && first.problem !== 'hostBitsSet') {
          const [address = '', bits] = text.split('/');
          if (first.problem === 'prefixTooLong')
            expect(Number(bits)).toBeGreaterThan(isIP(address) === 4 ? 32 : 128);
          else expect(first.problem).toBe('mappedPrefix');
          return;
        }
        const canonical = 'problem' in first ? first.suggestedBlock : first.cidrBlock;
        const again = block(canonical);
        expect(again.cidrBlock).toBe(canonical);
        if (!('problem' in first)) expect(again).toEqual(first);
        if (again.ipAddress !== undefined) expect(block(again.ipAddress)).toEqual(again);
      }),
      { numRuns: 3000 },
    );
  });

  it('answers for any text', () => {
    fc.assert(
      fc.property(
        fc.tuple(nearlyAddress, fc.constantFrom('', '/', '/0', '/24', '/96', '/x', '%1')),
        (parts) => {
          const parsed = parseBlock(parts.join(''));
          expect('problem' in parsed ? parsed.problem : parsed.cidrBlock).toEqual(expect.any(String));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
