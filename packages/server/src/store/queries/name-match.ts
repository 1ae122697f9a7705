import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a column begins with a text, whatever the case of ASCII letters. Only for columns that sort by their bytes
 * (byteOrderedText): there both engines fold ASCII letters and no others.
 */
export function startsWith(column: string, prefix: string): RawBuilder<boolean> {
  const folded = foldCase(prefix);
  // Databases count characters, JavaScript counts UTF-16 units.
  const length = [...folded].length;
  return sql<boolean>`substr(lower(${sql.ref(column)}), 1, ${length}) = ${folded}`;
}

/** Whether a column is a text, whatever the case of ASCII letters; for the same columns. */
export function equalsInAnyCase(column: string, text: string): RawBuilder<boolean> {
  return sql<boolean>`lower(${sql.ref(column)}) = ${foldCase(text)}`;
}

function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
