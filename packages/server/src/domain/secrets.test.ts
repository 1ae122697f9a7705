import { timingSafeEqual } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClientId } from './client-ids.js';
import {
  clientSecretSuffix,
  equalInConstantTime,
  generateClientSecret,
  generatePassword,
  generatePrivateKey,
  generatePublicKey,
  generateRecoveryCode,
  generateToken,
  maskClientSecret,
  maskPrivateKey,
  newClientId,
  privateKeySuffix,
  readRecoveryCode,
  sha256Hex,
} from './secrets.js';

const many = <T>(make: () => T) => Array.from({ length: 5000 }, make);

describe('generatePublicKey', () => {
  it('gives 8 lower-case letters, each letter equally likely', () => {
    const keys = many(generatePublicKey);
    for (const key of keys) expect(key).toMatch(/^[a-z]{8}$/);
    const counts = new Map<string, number>();
    for (const letter of keys.join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(26);
    // Of 40,000 letters each is due 1,538 times; 250 is more than six standard deviations.
    for (const count of counts.values()) expect(Math.abs(count - 40_000 / 26)).toBeLessThan(250);
  });
});

describe('client IDs', () => {
  it('are recognized by their form, in lower case', () => {
    expect(isClientId(newClientId(1_800_000_000_000))).toBe(true);
    const wrong = [
      '',
      'mdb_sa_id_',
      `mdb_sa_id_${'A'.repeat(24)}`,
      `mdb_sa_id_${'1'.repeat(25)}`,
      '1'.repeat(34),
    ];
    for (const text of wrong) expect(isClientId(text), text).toBe(false);
  });
});

describe('private keys', () => {
  it('are lower-case UUIDs of version 4, all different', () => {
    const keys = many(generatePrivateKey);
    for (const key of keys) {
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are masked as the real service does: the fourth group is missing', () => {
    const suffix = privateKeySuffix('11111111-2222-4333-8444-555555555555');
    expect(suffix).toBe('555555555555');
    expect(maskPrivateKey(suffix)).toBe('********-****-****-555555555555');
  });
});

describe('client secrets', () => {
  it('are 40 random characters of base64url behind their prefix, all different', () => {
    const secrets = many(generateClientSecret);
    for (const secret of secrets) expect(secret).toMatch(/^mdb_sa_sk_[A-Za-z0-9_-]{40}$/);
    expect(new Set(secrets).size).toBe(secrets.length);
  });

  it('are masked with three dots before their last four characters', () => {
    const suffix = clientSecretSuffix('mdb_sa_sk_EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE-_Z9');
    expect(suffix).toBe('-_Z9');
    expect(maskClientSecret(suffix)).toBe('mdb_sa_sk_...-_Z9');
  });
});

describe('generateToken', () => {
  it('puts the prefix before that many random bytes in base64url', () => {
    const tokens = many(() => generateToken('mdb_sa_sk_', 33));
    for (const token of tokens) expect(token).toMatch(/^mdb_sa_sk_[A-Za-z0-9_-]{44}$/);
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(generateToken('', 16)).toHaveLength(22);
  });
});

describe('generatePassword', () => {
  it('is readable and carries 140 bits: 28 digits out of 32, all of which occur', () => {
    const passwords = many(generatePassword);
    for (const password of passwords)
      expect(password).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{4}$/);
    expect(new Set(passwords).size).toBe(passwords.length);
    expect(new Set(passwords.join('').replaceAll('-', '')).size).toBe(32);
  });
});

describe('recovery codes', () => {
  it('carry 120 bits and are read as they were written', () => {
    const codes = many(generateRecoveryCode);
    for (const code of codes) {
      expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
      expect(readRecoveryCode(code)).toBe(code);
    }
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are read however people type them', () => {
    expect(readRecoveryCode(' OIL0 1234-ABCDEFGH ' + 'jkmnpqrs')).toBe('0110-1234-abcd-efgh-jkmn-pqrs');
    // One of 80 bits, as they were given out before.
    expect(readRecoveryCode(' OIL0 1234-ABCDEFGH ')).toBe('0110-1234-abcd-efgh');
    for (const typed of [
      '',
      '123456',
      'abcd-efgh-jkmn',
      'abcd-efgh-jkmn-pqrs-t',
      'uuuu-uuuu-uuuu-uuuu',
      'ä'.repeat(16),
    ])
      expect(readRecoveryCode(typed)).toBeUndefined();
  });
});

describe('sha256Hex', () => {
  it('gives the published values', () => {
    // FIPS 180-2 appendix B.1, and the hash of nothing.
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('equalInConstantTime', () => {
  it('says what === says', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 4 });
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(equalInConstantTime(a, b)).toBe(a === b);
        expect(equalInConstantTime(a, a.slice())).toBe(true);
      }),
    );
    expect(equalInConstantTime('abc', 'abd')).toBe(false);
    expect(equalInConstantTime('abc', 'ab')).toBe(false);
    expect(equalInConstantTime('', '')).toBe(true);
  });

  it('does not fold characters that share bytes or an encoding', () => {
    expect(equalInConstantTime('\u0131', '1')).toBe(false);
    expect(equalInConstantTime('\ud800', '\udfff')).toBe(false);
    expect(timingSafeEqual(Buffer.from('\ud800'), Buffer.from('\udfff'))).toBe(true);
  });
});
