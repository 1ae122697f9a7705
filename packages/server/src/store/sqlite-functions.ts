import { naturalKey } from '../domain/natural-key.js';
import type { SqliteHandle } from './sqlite-drivers.js';

/** The name that `naturalKey` has in SQL. */
export const NATURAL_KEY = 'natural_key';

/** Gives a connection the functions that SQLite lacks. Nothing in the file may use them: other programs read it too. */
export function defineFunctions(handle: SqliteHandle): void {
  handle.define(NATURAL_KEY, naturalKey);
}
