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

  it('are the same however their accents were typed', () => {
    expect(readUsername('Rene\u0301@example.com')).toBe('ren\u00e9@example.com');
  });

  it.each([
    'jos\u00e9@example.com',
    '\u043f\u043e\u0447\u0442\u0430@\u043f\u0440\u0438\u043c\u0435\u0440.com',
    '\u7528\u6237abc@\u4f8b\u5b50.com',
  ])('can be of other alphabets: %j', (text) => expect(readUsername(text)).toBe(text));

  it.each([
    ['a zero-width space', 'owner@sallyport.local\u200b'],
    ['a mark that turns the direction', '\u202eowner@sallyport.local'],
    ['a control character', 'ow\u0001ner@sallyport.local'],
    ['a filler', 'owner\u3164@sallyport.local'],
    ['a Cyrillic letter', 'owner@s\u0430llyport.local'],
    ['Cyrillic letters alone that look like Latin ones', '\u0441\u043e\u0441\u043e@example.com'],
    ['a full-width letter', '\uff4fwner@sallyport.local'],
    ['a ligature', 'o\ufb03ce@example.com'],
  ])('are refused with %s, which looks like another', (_what, text) =>
    expect(readUsername(text)).toBeUndefined(),
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
