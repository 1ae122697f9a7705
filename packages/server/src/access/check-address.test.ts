import { describe, expect, it } from 'vitest';
import { compileAccessList } from '../domain/access-list.js';
import { parseAddress } from '../domain/addresses.js';
import { checkAddress } from './check-address.js';

function check(address: string, blocks: string[], apiAccessListRequired: boolean) {
  const parsed = parseAddress(address);
  if (parsed === undefined) throw new Error(`${address} is no address`);
  const { refusal, entry } = checkAddress(compileAccessList(blocks), parsed, {
    id: 'o',
    apiAccessListRequired,
    multiFactorAuthRequired: false,
  });
  return refusal ? [refusal.code, ...refusal.parameters] : entry;
}

describe('checkAddress', () => {
  it('lets anyone in without a list and without a requirement', () => {
    expect(check('192.0.2.1', [], false)).toBeUndefined();
  });

  it('refuses an empty list where lists are required, and names the address', () => {
    expect(check('192.0.2.1', [], true)).toEqual(['ORG_REQUIRES_ACCESS_LIST', '192.0.2.1']);
  });

  it.each([true, false])('enforces a list whether lists are required (%s) or not', (required) => {
    expect(check('192.0.2.1', ['192.0.2.0/24'], required)).toBe('192.0.2.0/24');
    expect(check('192.0.3.1', ['192.0.2.0/24'], required)).toEqual([
      'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      '192.0.3.1',
    ]);
  });

  it('tells the most specific entry', () => {
    const blocks = ['0.0.0.0/0', '192.0.2.0/24', '192.0.2.1/32'];
    expect(check('192.0.2.1', blocks, false)).toBe('192.0.2.1/32');
    expect(check('192.0.2.2', blocks, false)).toBe('192.0.2.0/24');
    expect(check('198.51.100.1', blocks, false)).toBe('0.0.0.0/0');
  });

  it('keeps the families apart', () => {
    expect(check('2001:db8::1', ['0.0.0.0/0'], false)).toEqual([
      'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      '2001:db8::1',
    ]);
    expect(check('2001:db8::1', ['2001:db8::/32'], false)).toBe('2001:db8::/32');
  });
});
