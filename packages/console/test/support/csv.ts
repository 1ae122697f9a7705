/** Reads a table as RFC 4180 writes it, and nothing looser. Throws where a field or a line end is not as it says. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
    field.lastIndex = at;
    const match = field.exec(text);
    if (match === null) throw new Error(`no field at ${JSON.stringify(text.slice(at, at + 40))}`);
    const [whole, quoted, plain = '', end] = match;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
    at += whole.length;
  }
  return rows;
}
