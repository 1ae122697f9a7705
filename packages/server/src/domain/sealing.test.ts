import { hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSealing,
  generateMasterKey,
  parseMasterKey,
  SealingError,
  type SealingFailure,
} from './sealing.js';

const masterKey = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));
const context = 'api_keys.ha1_md5:32b6e34b3d91647abb20e7b8';
const ha1 = 'daded25bd83e9bcc53d87dc9cc91b63d';
const sealing = createSealing(masterKey);

function failureOf(sealed: string, place = context, by = sealing): SealingFailure | undefined {
  try {
    by.open(sealed, place);
    return undefined;
  } catch (error) {
    if (error instanceof SealingError) return error.failure;
    throw error;
  }
}

describe('seal and open', () => {
  it('give back the text for the same place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, place) => {
        expect(sealing.open(sealing.seal(text, place), place)).toBe(text);
      }),
    );
  });

  it('work across processes that hold the same master key', () => {
    const other = createSealing(Buffer.from(masterKey));
    expect(other.open(sealing.seal(ha1, context), context)).toBe(ha1);
  });

  it('write a version, hide the text, and never write the same twice', () => {
    const sealed = Array.from({ length: 100 }, () => sealing.seal(ha1, context));
    for (const one of sealed) {
      expect(one).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
      expect(one).not.toContain(ha1);
      // 12 bytes of IV, 16 of tag, 32 of text.
      expect(Buffer.from(one.slice(3), 'base64url')).toHaveLength(60);
    }
    expect(new Set(sealed).size).toBe(sealed.length);
  });

  it('refuse a value moved to another place', () => {
    const sealed = sealing.seal(ha1, context);
    for (const place of ['', `${context}0`, context.slice(0, -1), context.replace('md5', 'sha256')]) {
      expect(failureOf(sealed, place)).toBe('unauthentic');
    }
  });

  it('refuse a value sealed under another master key', () => {
    const other = createSealing(Buffer.alloc(32, 1));
    expect(failureOf(sealing.seal(ha1, context), context, other)).toBe('unauthentic');
  });

  it('refuse a value in which any one bit was changed', () => {
    const bytes = Buffer.from(sealing.seal(ha1, context).slice(3), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(failureOf(`v1.${changed.toString('base64url')}`)).toBe('unauthentic');
    }
  });

  it('refuse a value in which any one character was changed, added or left out', () => {
    for (const text of ['', 'a', 'ab', 'abc', ha1]) {
      const sealed = sealing.seal(text, context);
      for (let at = 0; at < sealed.length; at++) {
        for (const other of ['A', 'B', '_', '=', '+', ' ', 'ä']) {
          if (sealed[at] !== other)
            expect(failureOf(sealed.slice(0, at) + other + sealed.slice(at + 1))).toBeDefined();
        }
        expect(failureOf(sealed.slice(0, at) + sealed.slice(at + 1))).toBeDefined();
        expect(failureOf(sealed.slice(0, at))).toBeDefined();
      }
      for (const extra of ['A', '=', ' ', '\n']) expect(failureOf(sealed + extra)).toBeDefined();
    }
  });

  it('tell apart another version and text that is no sealed value', () => {
    const sealed = sealing.seal(ha1, context);
    expect(failureOf('')).toBe('unknown version');
    expect(failureOf(ha1)).toBe('unknown version');
    expect(failureOf(sealed.replace('v1.', 'v2.'))).toBe('unknown version');
    expect(failureOf('v1.')).toBe('malformed');
    expect(failureOf('v1.AAAA')).toBe('malformed');
    expect(failureOf(`${sealed}=`)).toBe('malformed');
  });

  it('throw nothing but SealingError, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (garbage) => {
        expect(failureOf(garbage)).toBeDefined();
        expect(failureOf(`v1.${garbage}`)).toBeDefined();
        expect(failureOf(`v1.${Buffer.from(garbage.repeat(20)).toString('base64url')}`)).toBeDefined();
      }),
    );
  });

  it('name the place, and no secret, in the error', () => {
    const sealed = sealing.seal(ha1, 'elsewhere');
    try {
      sealing.open(sealed, context);
      expect.unreachable();
    } catch (error) {
      const written = `${error} ${JSON.stringify(error)}`;
      expect(written).toContain(context);
      expect(written).not.toContain(sealed.slice(3, 20));
    }
  });
});

describe('a sealing that replaces a key', () => {
  const before = createSealing(Buffer.alloc(32, 1));
  const both = createSealing(masterKey, Buffer.alloc(32, 1));

  it('opens what either sealed, and seals and derives with the new one alone', () => {
    expect(both.open(before.seal('text', 'a:1'), 'a:1')).toBe('text');
    expect(both.open(sealing.seal('text', 'a:1'), 'a:1')).toBe('text');
    expect(sealing.open(both.seal('text', 'a:1'), 'a:1')).toBe('text');
    expect(both.deriveKey('nonces')).toEqual(sealing.deriveKey('nonces'));
    expect([both.checkValue, both.previousCheckValue]).toEqual([sealing.checkValue, before.checkValue]);
  });

  it('seals anew what the old one sealed, and leaves what the new one sealed', () => {
    const old = before.seal('text', 'a:1');
    expect(sealing.open(both.reseal(old, 'a:1'), 'a:1')).toBe('text');
    const current = sealing.seal('text', 'a:1');
    expect(both.reseal(current, 'a:1')).toBe(current);
  });

  it('refuses what neither sealed for the place', () => {
    const foreign = createSealing(Buffer.alloc(32, 3)).seal('text', 'a:1');
    for (const sealed of [foreign, before.seal('text', 'a:2')]) {
      expect(() => both.open(sealed, 'a:1')).toThrow(SealingError);
      expect(() => both.reseal(sealed, 'a:1')).toThrow(SealingError);
    }
  });
});

describe('deriveKey and checkValue', () => {
  it('depend on the master key and the purpose only', () => {
    const again = createSealing(Buffer.from(masterKey));
    const other = createSealing(Buffer.alloc(32, 1));
    expect(sealing.deriveKey('nonces')).toHaveLength(32);
    expect(again.deriveKey('nonces')).toEqual(sealing.deriveKey('nonces'));
    expect(sealing.deriveKey('sessions')).not.toEqual(sealing.deriveKey('nonces'));
    expect(other.deriveKey('nonces')).not.toEqual(sealing.deriveKey('nonces'));
    expect(again.checkValue).toBe(sealing.checkValue);
    expect(other.checkValue).not.toBe(sealing.checkValue);
  });

  it('are HKDF-SHA256 with a name of their own each, so that data outlives a change of code', () => {
    const expected = (info: string, bytes: number) =>
      Buffer.from(hkdfSync('sha256', masterKey, '', info, bytes));
    expect(sealing.deriveKey('nonces')).toEqual(expected('sallyport/purpose/nonces', 32));
    expect(sealing.checkValue).toBe(expected('sallyport/check/v1', 16).toString('hex'));
  });

  it('do not show the master key', () => {
    expect(masterKey.toString('hex')).not.toContain(sealing.checkValue);
    expect(JSON.stringify(sealing)).not.toContain(masterKey.toString('hex'));
  });
});

describe('master keys', () => {
  it('are refused in any length but 32 bytes', () => {
    for (const length of [0, 16, 31, 33])
      expect(() => createSealing(Buffer.alloc(length))).toThrow(RangeError);
  });

  it('are generated at random and read back', () => {
    const keys = Array.from({ length: 50 }, generateMasterKey);
    expect(new Set(keys).size).toBe(50);
    for (const key of keys) expect(parseMasterKey(key)?.toString('hex')).toBe(key);
  });

  it('are read from hex, base64 and base64url, padded or not, with blanks around', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (array) => {
        const key = Buffer.from(array);
        const forms = [key.toString('hex'), key.toString('base64'), key.toString('base64url')];
        forms.push(key.toString('hex').toUpperCase(), key.toString('base64').slice(0, 43), `${forms[2]}=`);
        for (const form of forms) {
          expect(parseMasterKey(form)).toEqual(key);
          expect(parseMasterKey(` ${form}\n`)).toEqual(key);
        }
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['63 hex digits', 'a'.repeat(63)],
    ['65 hex digits', 'a'.repeat(65)],
    ['64 characters that are not hex', 'g'.repeat(64)],
    ['32 plain characters', 'correct horse battery staple 123'],
    ['42 characters of base64', 'A'.repeat(42)],
    ['44 characters of base64 without padding: 33 bytes', 'A'.repeat(44)],
    ['a blank within', `${'A'.repeat(20)} ${'A'.repeat(22)}`],
    ['stray bits in the last character', `${'A'.repeat(42)}B`],
    ['characters of neither alphabet', `${'A'.repeat(42)}!`],
  ])('are not read from %s', (_, text) => {
    expect(parseMasterKey(text)).toBeUndefined();
  });

  it('are never read from random text by chance', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const key = parseMasterKey(text);
        if (key !== undefined) expect(key).toHaveLength(32);
      }),
    );
  });
});
