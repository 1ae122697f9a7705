import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, table, tableTime } from './table.js';

const columns: readonly Column<{ id?: string; name?: string | null }>[] = [
  ['ID', ({ id }) => id],
  ['NAME', ({ name }) => name],
];

describe('a table', () => {
  it('is as wide as the longest cell and a gap of three, without padding at the end', () => {
    const rows = [
      { id: '5e2211c17a3e5a48f5497de3', name: 'Payments' },
      { id: '1', name: 'x' },
    ];
    expect(table(columns, rows)).toBe(
      'ID                         NAME\n5e2211c17a3e5a48f5497de3   Payments\n1                          x\n',
    );
  });

  it('has columns of six characters at least, and only headings without rows', () => {
    expect(table(columns, [])).toBe('ID    NAME\n');
  });

  it('shows N/A where there is nothing', () => {
    expect(table(columns, [{ name: null }])).toBe('ID    NAME\nN/A   N/A\n');
  });

  it('counts characters and not UTF-16 units', () => {
    expect(table(columns, [{ id: '😀😀😀😀', name: 'x' }])).toBe('ID     NAME\n😀😀😀😀   x\n');
  });

  it('cuts the longest cells until a row fits the terminal, and never what people copy', () => {
    const rows = [
      { id: '5e2211c17a3e5a48f5497de3', name: 'A name that goes on and on for longer than a line has room' },
    ];
    const lines = table(columns, rows, 50).split('\n');
    expect(lines[1]).toBe('5e2211c17a3e5a48f5497de3   A name that goes on an…');
    expect(table(columns, rows, 10).split('\n')[1]).toBe('5e2211c17a3e5a48f5497de3   A name that…');
    expect(table(columns, rows, 200)).toBe(table(columns, rows));
  });

  it('lets no name move the cursor or break a row', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.array(fc.record({ id: text, name: text })), (rows) => {
        const lines = table(columns, rows).split('\n');
        expect(lines).toHaveLength(rows.length + 2);
        expect(lines.join('')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('a time in a table', () => {
  it.each([
    ['2026-08-10T03:02:57Z', '2026-08-10 03:02:57 +0000 UTC'],
    ['2026-08-10T03:02:57.000Z', '2026-08-10 03:02:57 +0000 UTC'],
    ['yesterday', 'yesterday'],
    [undefined, undefined],
  ])('%s is shown as %s', (time, shown) => {
    expect(tableTime(time)).toBe(shown);
  });
});
