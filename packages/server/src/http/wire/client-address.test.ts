import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAccessList } from '../../domain/access-list.js';
import { createClientAddress } from './client-address.js';

function seen(
  peer: string | undefined,
  forwarded: string | undefined,
  ...trusted: string[]
): string | undefined {
  const request = {
    socket: { remoteAddress: peer },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage;
  const read = createClientAddress({
    source: 'x-forwarded-for',
    trustedProxies: compileAccessList(trusted),
    onUntrusted() {},
  });
  return read(request)?.text;
}

describe('clientAddress', () => {
  it('is the peer when no proxy is trusted, whatever the header says', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (forwarded) => {
        expect(seen('203.0.113.9', forwarded)).toBe('203.0.113.9');
      }),
    );
  });

  it('is the peer when the peer is not a trusted proxy', () => {
    expect(seen('203.0.113.9', '192.0.2.1', '10.0.0.0/8')).toBe('203.0.113.9');
  });

  it('folds an IPv4-mapped peer, also to find it among the trusted', () => {
    expect(seen('::ffff:203.0.113.9', undefined)).toBe('203.0.113.9');
    expect(seen('::ffff:10.0.0.1', '192.0.2.1', '10.0.0.0/8')).toBe('192.0.2.1');
  });

  it.each(['x-forwarded-for', 'forwarded'])('tells once that %s comes while no proxy is trusted', (name) => {
    const told: string[] = [];
    const reader = (...trusted: string[]) =>
      createClientAddress({
        source: 'x-forwarded-for',
        trustedProxies: compileAccessList(trusted),
        onUntrusted: (peer) => told.push(peer),
      });
    const ask = (read: ReturnType<typeof reader>, headers: Record<string, string>) =>
      read({ socket: { remoteAddress: '203.0.113.9' }, headers } as unknown as IncomingMessage);
    const read = reader();
    ask(read, {});
    expect(told).toEqual([]);
    for (let connection = 0; connection < 3; connection++) ask(read, { [name]: '192.0.2.1' });
    expect(told).toEqual(['203.0.113.9']);
    ask(reader('10.0.0.0/8'), { [name]: '192.0.2.1' });
    expect(told).toHaveLength(1);
  });

  it('is unknown when the connection has gone', () => {
    expect(seen(undefined, '192.0.2.1', '10.0.0.0/8')).toBeUndefined();
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['198.51.100.1, 192.0.2.1', '192.0.2.1'],
    ['192.0.2.1, 10.0.0.2 ,10.0.0.3', '192.0.2.1'],
    ['10.0.0.4, 10.0.0.2', '10.0.0.4'],
    ['192.0.2.1:80', '192.0.2.1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['2001:DB8:0::1', '2001:db8::1'],
    ['192.0.2.1, nonsense', '10.0.0.1'],
    ['192.0.2.1, nonsense, 10.0.0.2', '10.0.0.2'],
    ['192.0.2.1,', '10.0.0.1'],
    ['', '10.0.0.1'],
    ['192.0.2.1:port', '10.0.0.1'],
    ['[192.0.2.1', '10.0.0.1'],
  ])('behind a trusted proxy reads "%s" as %s', (forwarded, expected) => {
    expect(seen('10.0.0.1', forwarded, '10.0.0.0/8')).toBe(expected);
  });

  it('never passes over the last address that is no trusted proxy', () => {
    const untrusted = fc.ipV4().filter((text) => !text.startsWith('10.'));
    fc.assert(
      fc.property(
        fc.string(),
        untrusted,
        fc.array(fc.nat(255), { maxLength: 4 }),
        (claimed, client, proxies) => {
          const header = [claimed, client, ...proxies.map((last) => `10.0.0.${last}`)].join(', ');
          expect(seen('10.0.0.1', header, '10.0.0.0/8')).toBe(client);
        },
      ),
    );
  });
});
