import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a column begins with a text, whatever the case of ASCII letters. Only for columns that sort by their bytes
 * (byteOrderedText): there both engines fold ASCII letters and no others.
 */
export function startsWith(column: string, prefix: string): RawBuilder<boolean> {
  const folded = prefix.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  // Databases count characters, JavaScript counts UTF-16 units.
  const length = [...folded].length;
  return sql<boolean>`substr(lower(${sql.ref(column)}), 1, ${length}) = ${folded}`;
}
