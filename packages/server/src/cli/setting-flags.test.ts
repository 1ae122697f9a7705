import { describe, expect, it } from 'vitest';
import { settings } from '../config/settings.js';
import { offeredForSetting } from './setting-flags.js';

describe('what a shell offers for a setting', () => {
  it('are words that it takes', () => {
    for (const { flag, parse } of Object.values(settings))
      for (const value of offeredForSetting(flag).values ?? [])
        expect(() => parse(value), flag).not.toThrow();
  });

  it.each([
    ['--log-level', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], false],
    ['--client-address-from', ['x-forwarded-for', 'forwarded', 'proxy-protocol'], false],
    ['--digest-algorithms', ['MD5', 'SHA-256'], false],
    ['--rate-limits', ['atlas', 'off'], true],
    ['--event-retention-days', ['off'], false],
    ['--seed', undefined, true],
    ['--guard-listen', undefined, false],
    ['--verbose', undefined, false],
  ])('%s: %j, files: %s', (flag, values, isFile) => {
    expect(offeredForSetting(flag)).toEqual({ values, isFile });
  });
});
