import { expect, it } from 'vitest';
import { ha1Context, signingKeyContext, totpContext } from './sealing-contexts.js';

it('names the places that stored values are sealed for', () => {
  expect(ha1Context('md5', 'a')).toBe('api_keys.ha1_md5:a');
  expect(ha1Context('sha256', 'a')).toBe('api_keys.ha1_sha256:a');
  expect(signingKeyContext('b')).toBe('signing_keys:b');
  expect(totpContext('c')).toBe('users.totp_secret:c');
});
