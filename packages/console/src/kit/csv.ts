/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as RFC 4180 writes them, each ended by CR LF. A text that a spreadsheet would run gets an apostrophe before it,
 * so that nobody's name for something becomes a formula on the screen of whoever opens the file. Semicolons are quoted too:
 * in much of Europe spreadsheets separate by them.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
