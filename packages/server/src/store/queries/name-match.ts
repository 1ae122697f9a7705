import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Reader } from '../store.js';
import { byBytes } from './sort-keys.js';

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
  return text ? asciiLower(text) : undefined;
}

/**
 * Whether a text holds another somewhere, whatever the case of its ASCII letters; for columns of any kind, and alike on both
 * engines.
 *
 * @param text a column by its name, or an expression
 * @param pattern of `patternOf`
 */
export function contains(
  reader: Reader,
  text: string | Expression<string>,
  pattern: Expression<string>,
): RawBuilder<boolean> {
  const looked = byBytes(reader, typeof text === 'string' ? sql.ref(text) : text);
  return sql<boolean>`lower(${looked}) like ${pattern} escape '\\'`;
}

/** The pattern of all texts that hold this one somewhere, with its ASCII letters in lower case. */
export function patternOf(text: string): string {
  return `%${asciiLower(text).replace(/[\\%_]/g, '\\$&')}%`;
}

/** What `lower` makes of a text that compares by its bytes. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
