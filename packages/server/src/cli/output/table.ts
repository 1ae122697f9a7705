import { shownText } from '@sallyport/client';

/** A heading and what stands under it for a row. */
export type Column<Row> = readonly [heading: string, cell: (row: Row) => unknown];

// The measures of the Atlas CLI's tables, in characters.
const SHORTEST_CELL = 6;
const GAP = 3;

/** What stands where a row has no value. */
const NOTHING = 'N/A';

/**
 * Rows under headings, in columns that are as wide as their longest cell and a gap. The last cell of a row is not
 * padded. Without rows there are only the headings. Ends with a line end.
 */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(([heading]) => heading),
    ...rows.map((row) => columns.map(([, cell]) => cellText(cell(row)))),
  ];
  const widths = columns.map((_column, index) =>
    Math.max(SHORTEST_CELL, ...lines.map((line) => [...(line[index] ?? '')].length + GAP)),
  );
  return lines
    .map((line) =>
      line.map((text, index) => (index === line.length - 1 ? text : pad(text, widths[index] ?? 0))),
    )
    .map((cells) => `${cells.join('')}\n`)
    .join('');
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - [...text].length));
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
