import * as crypto from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';

// Every hash function of the platform is watched; the real one answers unless a test forbids MD5.
vi.mock('node:crypto', async (importOriginal) => {
  const actual = await importOriginal<typeof import('node:crypto')>();
  return {
    ...actual,
    hash: vi.fn(actual.hash),
    createHash: vi.fn(actual.createHash),
    getFips: vi.fn(actual.getFips),
  };
});

beforeEach(() => {
  vi.resetModules();
  vi.mocked(crypto.hash).mockClear();
  vi.mocked(crypto.createHash).mockClear();
  vi.mocked(crypto.getFips).mockReset().mockReturnValue(0);
});

describe('MD5', () => {
  it('is not computed, nor asked for, by importing the module', async () => {
    await import('./digest.js');
    expect(crypto.hash).not.toHaveBeenCalled();
    expect(crypto.createHash).not.toHaveBeenCalled();
    expect(crypto.getFips).not.toHaveBeenCalled();
  });

  it('is available on an ordinary platform, which is found out once', async () => {
    const { md5IsAvailable } = await import('./digest.js');
    expect(md5IsAvailable()).toBe(true);
    expect(md5IsAvailable()).toBe(true);
    expect(crypto.hash).toHaveBeenCalledTimes(1);
  });

  it('is not available in FIPS mode', async () => {
    vi.mocked(crypto.getFips).mockReturnValue(1);
    const { md5IsAvailable } = await import('./digest.js');
    expect(md5IsAvailable()).toBe(false);
  });

  it('is not available where computing it fails, and SHA-256 still is', async () => {
    const { createHash } = await vi.importActual<typeof import('node:crypto')>('node:crypto');
    vi.mocked(crypto.hash).mockImplementation((algorithm: string, data: crypto.BinaryLike) => {
      if (algorithm === 'md5') throw new Error('error:0308010C:digital envelope routines::unsupported');
      return createHash(algorithm).update(data).digest('hex');
    });
    const { computeHa1, md5IsAvailable } = await import('./digest.js');
    expect(md5IsAvailable()).toBe(false);
    expect(() => computeHa1('MD5', 'u', 'p')).toThrow('unsupported');
    expect(computeHa1('SHA-256', 'u', 'p')).toMatch(/^[0-9a-f]{64}$/);
  });
});
