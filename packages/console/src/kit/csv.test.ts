import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../test/support/csv.js';
import { csvText } from './csv.js';

describe('csvText', () => {
  it('separates with commas and ends every row with CR LF', () => {
    expect(
      csvText([
        ['a', 'b'],
        ['', '1'],
      ]),
    ).toBe('a,b\r\n,1\r\n');
    expect(csvText([])).toBe('');
  });

  it('quotes what holds quotes, commas, semicolons and line ends, and nothing else', () => {
    expect(csvText([['say "hi"', 'a,b', 'one\ntwo', 'one\rtwo', 'it’s; fine', 'it’s fine']])).toBe(
      '"say ""hi""","a,b","one\ntwo","one\rtwo","it’s; fine",it’s fine\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('keeps spreadsheets from running %j', (text) => {
    expect(parseCsv(csvText([[text]]))).toEqual([[`'${text}`]]);
  });

  it('leaves alone what only holds such a sign further on', () => {
    expect(csvText([['a=b', '2001:db8::1', '203.0.113.0/24']])).toBe('a=b,2001:db8::1,203.0.113.0/24\r\n');
  });

  it('writes what can be read back, whatever it is', () => {
    const texts = fc.array(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'",\r\n=+-@\t a') })), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(texts), (rows) => {
        const guarded = rows.map((row) => row.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)));
        expect(parseCsv(csvText(rows))).toEqual(guarded);
      }),
    );
  });
});
