import { expect, it } from 'vitest';
import { shownJson, shownText } from './shown-text.js';

it.each([
  ['plain text, ünïcode and 日本語', 'plain text, ünïcode and 日本語'],
  ['bell\u0007', 'bell\\u0007'],
  ['ci\u200bkey', 'ci\\u200bkey'],
  ['txt\u202eexe', 'txt\\u202eexe'],
  ['own\u200cer', 'own\\u200cer'],
  ['tag\u{e0041}', 'tag\\udb40\\udc41'],
  ['one\r\ntwo\tthree\u2028four', 'one  two three four'],
])('%j is shown as %s', (text, shown) => {
  expect(shownText(text)).toBe(shown);
});

it.each(['👩\u200d💻', '👩🏽\u200d💻', 'می\u200cخواهم', 'क्\u200dष'])(
  '%s keeps the joiner that it is written with',
  (text) => {
    expect(shownText(text)).toBe(text);
  },
);

it('JSON says the same with such characters escaped', () => {
  const value = { 'a\u202eb': 'bell\u0007, ci\u200bkey, tag\u{e0041}, 👩\u200d💻, two\nlines\u0085' };
  const shown = shownJson(JSON.stringify(value, undefined, 2));
  expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(JSON.parse(shown)).toEqual(value);
});
