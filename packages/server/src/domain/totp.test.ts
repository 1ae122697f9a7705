import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32, isTotpCode, matchTotp, otpauthUri, totpCode, totpStep } from './totp.js';

/** The secret of RFC 6238 appendix B. Its codes have eight digits, of which ours are the last six. */
const SECRET = Buffer.from('12345678901234567890');

describe('time-based one-time passwords', () => {
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('has the code of RFC 6238 at %i seconds', (seconds, code) => {
    expect(totpCode(SECRET, totpStep(seconds * 1000))).toBe(code.slice(2));
  });

  it('accepts the present step and one on either side', () => {
    const now = 1_111_111_111_000;
    const matches = [-2, -1, 0, 1, 2].map((steps) =>
      matchTotp(SECRET, totpCode(SECRET, totpStep(now) + steps), { now, lastStep: null }),
    );
    expect(matches).toEqual([undefined, totpStep(now) - 1, totpStep(now), totpStep(now) + 1, undefined]);
  });

  it('accepts no code of a step that was accepted, nor of one before it', () => {
    const now = 1_111_111_111_000;
    const present = totpStep(now);
    const match = (step: number, lastStep: number) =>
      matchTotp(SECRET, totpCode(SECRET, step), { now, lastStep });
    expect(match(present, present)).toBeUndefined();
    expect(match(present - 1, present)).toBeUndefined();
    expect(match(present + 1, present)).toBe(present + 1);
  });

  it('reads a code with blanks, and takes nothing else for one', () => {
    expect(isTotpCode('123 456')).toBe(true);
    for (const text of ['12345', '1234567', 'abcdef', '', '12345６']) expect(isTotpCode(text)).toBe(false);
  });
});

describe('base32', () => {
  // RFC 4648 section 10, padding left out.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('of "%s" is "%s"', (text, encoded) => {
    expect(base32(Buffer.from(text))).toBe(encoded);
  });

  it('keeps every bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const bits = [...base32(Buffer.from(bytes))]
          .map((digit) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(digit).toString(2).padStart(5, '0'))
          .join('');
        const decoded = Array.from(bytes, (_, index) =>
          Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2),
        );
        expect(decoded).toEqual([...bytes]);
      }),
    );
  });
});

it('gives authenticator apps an address with issuer, account and secret', () => {
  expect(otpauthUri(SECRET, 'mira+x@example.com')).toBe(
    'otpauth://totp/Sallyport:mira%2Bx%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Sallyport&algorithm=SHA1&digits=6&period=30',
  );
});
