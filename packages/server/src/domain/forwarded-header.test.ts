import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseForwarded } from './forwarded-header.js';

const parse = (header: string) => parseForwarded(header)?.map((node) => node?.text);

describe('the Forwarded header', () => {
  // The examples of RFC 7239, sections 4, 6 and 7.1, among them.
  it.each([
    ['for="_gazonk"', [undefined]],
    ['For="[2001:db8:cafe::17]:4711"', ['2001:db8:cafe::17']],
    ['for=192.0.2.60;proto=http;by=203.0.113.43', ['192.0.2.60']],
    ['for=192.0.2.43, for=198.51.100.17', ['192.0.2.43', '198.51.100.17']],
    ['for=192.0.2.43,for="[2001:db8:cafe::17]",for=unknown', ['192.0.2.43', '2001:db8:cafe::17', undefined]],
    ['for=_hidden, for=_SEVKISEK', [undefined, undefined]],
    ['proto=https;host="a,b;for=192.0.2.1";for="192.0.2.2:80"', ['192.0.2.2']],
    ['for="\\1\\9\\2.0.2.1"', ['192.0.2.1']],
    ['for="192.0.2.1:_port"', ['192.0.2.1']],
    ['by=192.0.2.1', [undefined]],
    [', for=192.0.2.1 ,,\tfor=192.0.2.2,', ['192.0.2.1', '192.0.2.2']],
    // Section 4: pairs may be empty.
    ['for=192.0.2.1;', ['192.0.2.1']],
    [';for=192.0.2.1;;proto=http, for=192.0.2.2 ; ', ['192.0.2.1', '192.0.2.2']],
    ['for=192.0.2.1, ;', ['192.0.2.1', undefined]],
    ['for="2001:db8::1"', [undefined]],
    ['for="[192.0.2.1]"', [undefined]],
    ['for=192.0.2.1.evil', [undefined]],
    ['', []],
  ])('reads %j', (header, nodes) => {
    expect(parse(header)).toEqual(nodes);
  });

  it.each([
    'for=[2001:db8::1]',
    'for=192.0.2.1:80',
    'for',
    'for=',
    'for = 192.0.2.1',
    '192.0.2.1',
    'for="192.0.2.1',
    'for="192.0.2.1"x',
    'for=192.0.2.1;for=192.0.2.2',
    'for=192.0.2.1;FOR=192.0.2.2',
    'for=192.0.2.1;;for=192.0.2.2',
    'for="a\u0000"',
  ])('does not read %j', (header) => {
    expect(parse(header)).toBeUndefined();
  });

  it('has at its end what the last proxy said, whatever the client sent before, or is not read at all', () => {
    const added = fc.constantFrom(
      ['for=198.51.100.1', '198.51.100.1'],
      ['for="198.51.100.1:80";proto=https', '198.51.100.1'],
      ['proto=https;for="[2001:db8::1]"', '2001:db8::1'],
    );
    const pieces = fc.constantFrom('"', '\\', ',', ';', '=', 'for', ' ', 'for="', '192.0.2.1', '[', ']', 'x');
    const sent = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(sent, added, (client, [element, address]) => {
        const nodes = parse(`${client}, ${element}`);
        if (nodes !== undefined) expect(nodes.at(-1)).toBe(address);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives every element of a well-formed header', () => {
    const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
    const text = fc.string({ unit: fc.constantFrom(...' !"#,;=\\abc[]') });
    const element = fc.tuple(fc.ipV4(), fc.ipV6(), fc.boolean(), text).map(([v4, v6, isV6, host]) => ({
      written: `for=${isV6 ? `"[${v6}]:1"` : v4};host=${quote(host)}`,
      address: parse(`for="${isV6 ? `[${v6}]` : v4}"`)?.[0],
    }));
    fc.assert(
      fc.property(fc.array(element), (elements) => {
        expect(parse(elements.map(({ written }) => written).join(', '))).toEqual(
          elements.map(({ address }) => address),
        );
      }),
    );
  });
});
