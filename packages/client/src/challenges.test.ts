import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChallenges } from './challenges.js';

function parsed(header: string | null) {
  return parseChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

describe('parseChallenges', () => {
  it('reads the challenge of the live service', () => {
    const header =
      'Digest realm="MMS Public API", domain="", nonce="abc/+=", algorithm=MD5, qop="auth", stale=false';
    expect(parsed(header)).toEqual([
      [
        'digest',
        {
          realm: 'MMS Public API',
          domain: '',
          nonce: 'abc/+=',
          algorithm: 'MD5',
          qop: 'auth',
          stale: 'false',
        },
      ],
    ]);
  });

  it('parts challenges that were joined with commas', () => {
    const header =
      'Digest realm="a, b", nonce=n , , Bearer error="invalid_token", Basic, Negotiate aGk=, X a=1';
    expect(parsed(header)).toEqual([
      ['digest', { realm: 'a, b', nonce: 'n' }],
      ['bearer', { error: 'invalid_token' }],
      ['basic', {}],
      ['negotiate', {}],
      ['x', { a: '1' }],
    ]);
  });

  it('takes names in any case, blanks around the equals sign and escapes', () => {
    expect(parsed('DIGEST Realm = "a\\"b\\\\c",NONCE=n')).toEqual([
      ['digest', { realm: 'a"b\\c', nonce: 'n' }],
    ]);
  });

  it('keeps the first of a repeated parameter', () => {
    expect(parsed('Digest nonce=a, nonce=b')).toEqual([['digest', { nonce: 'a' }]]);
  });

  it.each([
    ['Digest nonce=a, realm="open', [['digest', { nonce: 'a' }]]],
    ['Digest nonce=a, realm=, x=1', [['digest', { nonce: 'a' }]]],
    ['Digest nonce=a b=c', [['digest', { nonce: 'a' }]]],
    ['nonce=a', []],
    ['"', []],
    ['', []],
    [null, []],
  ])('keeps what stands before the mistake in %j', (header, challenges) => {
    expect(parsed(header)).toEqual(challenges);
  });

  it('reads any text to an end', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseChallenges(text)));
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Digest', ' ', ',', '=', '"', '\\', 'a', '==')), (parts) => {
        parseChallenges(parts.join(''));
      }),
    );
  });

  it('reads what was written', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    const challenge = fc.tuple(
      name,
      fc.dictionary(name, fc.string({ unit: 'binary-ascii' }), { minKeys: 1 }),
    );
    fc.assert(
      fc.property(fc.array(challenge), (challenges) => {
        const header = challenges.map(([scheme, parameters]) => {
          const list = Object.entries(parameters).map(
            ([key, value]) => `${key}="${value.replace(/[\\"]/g, '\\$&')}"`,
          );
          return `${scheme} ${list.join(', ')}`;
        });
        expect(parsed(header.join(', '))).toEqual(
          challenges.map(([scheme, parameters]) => [scheme, { ...parameters }]),
        );
      }),
    );
  });
});
