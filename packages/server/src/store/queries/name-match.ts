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

/**
 * Whether a column holds a text somewhere, whatever the case of ASCII letters; for columns of any kind. PostgreSQL also
 * folds the letters that the language of the database knows.
 */
export function contains(column: string, text: string): RawBuilder<boolean> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`lower(${sql.ref(column)}) like lower(${pattern}) escape '\\'`;
}

function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
