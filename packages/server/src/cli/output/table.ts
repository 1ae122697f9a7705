import { shownText } from '@sallyport/client';

/** A heading and what stands under it for a row. */
export type Column<Row> = readonly [heading: string, cell: (row: Row) => unknown];

// The measures of the Atlas CLI's tables, in characters.
const SHORTEST_CELL = 6;
const GAP = 3;

/** What stands where a row has no value. */
const NOTHING = 'N/A';

/** Of a cell that is cut, so much stays. */
const LEAST_CUT = 12;
/** What is copied from a table is never cut. */
const COPIED = /\b(?:ID|KEY|TOKEN|SECRET|ADDRESS|BLOCK)\b/;

/**
 * Rows under headings, in columns that are as wide as their longest cell and a gap. The last cell of a row is not
 * padded. Without rows there are only the headings. In a terminal of some `width` the longest cells are cut until a row fits,
 * as far as they are not such as people copy. Ends with a line end.
 */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], width?: number): string {
  const lines = [
    columns.map(([heading]) => heading),
    ...rows.map((row) => columns.map(([, cell]) => cellText(cell(row)))),
  ];
  const longest = columns.map((_column, index) =>
    Math.max(...lines.map((line) => lengthOf(line[index] ?? ''))),
  );
  const most = width === undefined ? longest : fitted(columns, longest, width);
  const widths = most.map((length) => Math.max(SHORTEST_CELL, length + GAP));
  return lines
    .map((line) => line.map((text, index) => cut(text, most[index] ?? 0)))
    .map((line) =>
      line.map((text, index) => (index === line.length - 1 ? text : pad(text, widths[index] ?? 0))),
    )
    .map((cells) => `${cells.join('')}\n`)
    .join('');
}

/** The lengths that cells may have so that a row fits into the width, where that can be. */
function fitted<Row>(columns: readonly Column<Row>[], longest: readonly number[], width: number): number[] {
  const most = [...longest];
  const gaps = (columns.length - 1) * GAP;
  for (let over = sum(most) + gaps - width; over > 0; over -= 1) {
    const cuttable = most.map((length, index) =>
      COPIED.test(columns[index]?.[0] ?? '') || length <= LEAST_CUT ? 0 : length,
    );
    const widest = Math.max(...cuttable);
    if (widest === 0) return most;
    most[cuttable.indexOf(widest)] = widest - 1;
  }
  return most;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function lengthOf(text: string): number {
  return [...text].length;
}

function cut(text: string, most: number): string {
  return lengthOf(text) <= most ? text : `${[...text].slice(0, most - 1).join('')}…`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return NOTHING;
  return shownText(String(value));
}

/** A time as the Atlas CLI's tables show it: `2026-08-10 03:02:57 +0000 UTC`. Other texts stay as they are. */
export function tableTime(time: string | undefined): string | undefined {
  const [, date, clock] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.0+)?Z$/.exec(time ?? '') ?? [];
  return date === undefined ? time : `${date} ${clock} +0000 UTC`;
}
