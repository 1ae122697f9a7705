import { type Expression, type RawBuilder, sql } from 'kysely';

/**
 * Whether a column begins with a text that is folded, whatever the case of its ASCII letters. Only for columns that sort by
 * their bytes (byteOrderedText): there both engines fold ASCII letters and no others.
 */
export function startsWith(column: string, folded: Expression<string>): RawBuilder<boolean> {
  return sql<boolean>`substr(lower(${sql.ref(column)}), 1, length(cast(${folded} as text))) = ${folded}`;
}

/** Whether a column is a text that is folded, whatever the case of its ASCII letters; for the same columns. */
export function equalsInAnyCase(column: string, folded: Expression<string>): RawBuilder<boolean> {
  return sql<boolean>`lower(${sql.ref(column)}) = ${folded}`;
}

/** A text to look for with its ASCII letters in lower case; an empty one is not looked for. */
export function folded(text: string | undefined): string | undefined {
  return text ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : undefined;
}

/**
 * Whether a column holds a text somewhere, whatever the case of ASCII letters; for columns of any kind. PostgreSQL also
 * folds the letters that the language of the database knows.
 *
 * @param pattern of `patternOf`
 */
export function contains(column: string, pattern: Expression<string>): RawBuilder<boolean> {
  return sql<boolean>`lower(${sql.ref(column)}) like lower(${pattern}) escape '\\'`;
}

/** The pattern of all texts that hold this one somewhere. */
export function patternOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
