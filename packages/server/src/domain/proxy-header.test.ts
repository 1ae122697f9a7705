import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from './addresses.js';
import { readProxyHeader } from './proxy-header.js';

const MOST_BYTES = 4096;
const read = (bytes: Buffer | string) => readProxyHeader(Buffer.from(bytes as string, 'latin1'), MOST_BYTES);
const readBytes = (bytes: Buffer) => readProxyHeader(bytes, MOST_BYTES);

const port = fc.nat(65_535);
const ipv6 = fc.ipV6().filter((text) => !text.startsWith('::ffff:'));
const addresses = fc.oneof(
  fc.record({ family: fc.constant(4 as const), source: fc.ipV4(), destination: fc.ipV4() }),
  fc.record({ family: fc.constant(6 as const), source: ipv6, destination: ipv6 }),
);

function v1(
  { family, source, destination }: { family: 4 | 6; source: string; destination: string },
  ...ports: number[]
) {
  return Buffer.from(`PROXY TCP${family} ${source} ${destination} ${ports.join(' ')}\r\n`);
}

function v2(options: { command?: number; family: number; addresses: Buffer; more?: Buffer }): Buffer {
  const { command = 1, family, addresses: ends, more = Buffer.alloc(0) } = options;
  const head = Buffer.from('\r\n\r\n\0\r\nQUIT\n\0\0\0\0', 'latin1');
  head.writeUInt8(0x20 | command, 12);
  head.writeUInt8(family, 13);
  head.writeUInt16BE(ends.length + more.length, 14);
  return Buffer.concat([head, ends, more]);
}

function binary(...texts: string[]): Buffer {
  return Buffer.concat(
    texts.map((text) => {
      const words = parseAddress(text)?.words ?? [];
      const bytes = Buffer.alloc(words.length * 4);
      for (const [index, word] of words.entries()) bytes.writeInt32BE(word, index * 4);
      return bytes;
    }),
  );
}

const headers = fc.oneof(
  fc
    .tuple(addresses, port, port)
    .map(([ends, ...ports]) => ({ bytes: v1(ends, ...ports), client: ends.source })),
  fc.tuple(addresses, fc.uint8Array({ maxLength: 200 })).map(([ends, more]) => ({
    bytes: v2({
      family: ends.family === 4 ? 0x11 : 0x21,
      addresses: Buffer.concat([binary(ends.source, ends.destination), Buffer.alloc(4)]),
      more: Buffer.from(more),
    }),
    client: ends.source,
  })),
);

describe('a header of the PROXY protocol', () => {
  it('is read with the address it names, whatever follows it', () => {
    fc.assert(
      fc.property(headers, fc.uint8Array(), ({ bytes, client }, rest) => {
        expect(readBytes(Buffer.concat([bytes, rest]))).toEqual({
          kind: 'header',
          length: bytes.length,
          client: parseAddress(client),
        });
      }),
    );
  });

  it('is incomplete until its last byte', () => {
    fc.assert(
      fc.property(headers, ({ bytes }) => {
        for (let length = 0; length < bytes.length; length++)
          expect(readBytes(bytes.subarray(0, length)).kind).toBe('incomplete');
      }),
      { numRuns: 30 },
    );
  });

  it('is never found in what begins otherwise, and no bytes make the reader fail', () => {
    const starts = ['', 'P', 'PROXY ', 'PROXY TCP4 ', '\r\n\r\n\0\r\nQUIT\n', '\r\n'].map((text) =>
      Buffer.from(text, 'latin1'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, bytes) => {
        const header = readBytes(Buffer.concat([start, bytes]));
        if (header.kind === 'header') expect(header.length).toBeLessThanOrEqual(start.length + bytes.length);
      }),
    );
  });

  it.each(['GET / HTTP/1.1\r\n', 'PUT /', '\r\nGET', '\x16\x03\x01', 'proxy TCP4', 'PROXYTCP4'])(
    'is absent in %j',
    (text) => {
      expect(read(text).kind).toBe('absent');
    },
  );

  it.each([
    'PROXY TCP4 192.0.2.1 198.51.100.1 1 65536\r\n',
    'PROXY TCP4 192.0.2.1 198.51.100.1 01 2\r\n',
    'PROXY TCP4 192.0.2.1 198.51.100.1 1\r\n',
    'PROXY TCP4 192.0.2.1 198.51.100.1 1 2 3\r\n',
    'PROXY TCP4  192.0.2.1 198.51.100.1 1 2\r\n',
    'PROXY TCP4 192.0.2.01 198.51.100.1 1 2\r\n',
    'PROXY TCP4 2001:db8::1 2001:db8::2 1 2\r\n',
    'PROXY TCP6 192.0.2.1 198.51.100.1 1 2\r\n',
    'PROXY TCP6 2001:db8::1%eth0 2001:db8::2 1 2\r\n',
    'PROXY UDP4 192.0.2.1 198.51.100.1 1 2\r\n',
    `PROXY TCP4 ${'1'.repeat(110)}`,
  ])('of version 1 is malformed as %j', (text) => {
    expect(read(text).kind).toBe('malformed');
  });

  it('of version 1 may say that it knows nothing', () => {
    const text = 'PROXY UNKNOWN ffff::1 whatever\r\n';
    expect(read(text)).toEqual({ kind: 'header', length: text.length, client: undefined });
  });

  it('of version 2 may be of the proxy itself, or of no connection over IP, and then names nobody', () => {
    const ends = Buffer.concat([binary('192.0.2.1', '192.0.2.2'), Buffer.alloc(4)]);
    for (const bytes of [
      v2({ command: 0, family: 0, addresses: Buffer.alloc(0) }),
      v2({ command: 0, family: 0x11, addresses: ends }),
      v2({ family: 0, addresses: Buffer.alloc(0) }),
      v2({ family: 0x31, addresses: Buffer.alloc(216) }),
      v2({ family: 0x12, addresses: ends }),
    ])
      expect(readBytes(bytes)).toEqual({ kind: 'header', length: bytes.length, client: undefined });
  });

  it('of version 2 is malformed with another version, command, family or length', () => {
    const ends = Buffer.concat([binary('192.0.2.1', '192.0.2.2'), Buffer.alloc(4)]);
    const good = v2({ family: 0x11, addresses: ends });
    const changed = (at: number, value: number) => {
      const bytes = Buffer.from(good);
      bytes.writeUInt8(value, at);
      return bytes;
    };
    expect(readBytes(good).kind).toBe('header');
    for (const bytes of [
      changed(12, 0x11),
      changed(12, 0x22),
      changed(13, 0x41),
      changed(13, 0x13),
      changed(15, 11),
      changed(14, 0x10),
    ])
      expect(readBytes(bytes).kind).toBe('malformed');
  });
});
