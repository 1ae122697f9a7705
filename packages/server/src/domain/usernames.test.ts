import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUsername } from './usernames.js';

describe('user names', () => {
  it('are e-mail addresses in lower case', () => {
    expect(readUsername('Ada.Example+ci@Example.COM')).toBe('ada.example+ci@example.com');
    expect(readUsername('owner@sallyport.local')).toBe('owner@sallyport.local');
  });

  it.each(['', 'ada', '@example.com', 'ada@', 'a b@example.com', 'a@b@c', 'Ada <ada@example.com>', 'a@b\n'])(
    'are not %j',
    (text) => expect(readUsername(text)).toBeUndefined(),
  );

  it('have at most 254 bytes', () => {
    expect(readUsername(`${'x'.repeat(242)}@example.com`)).toHaveLength(254);
    expect(readUsername(`${'x'.repeat(243)}@example.com`)).toBeUndefined();
    expect(readUsername(`${'é'.repeat(122)}@example.com`)).toBeUndefined();
  });

  it('read as themselves', () => {
    fc.assert(
      fc.property(fc.emailAddress({ size: 'small' }), (address) => {
        const username = readUsername(address);
        fc.pre(username !== undefined);
        expect(readUsername(username)).toBe(username);
      }),
    );
  });
});
