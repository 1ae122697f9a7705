import { randomBytes } from 'node:crypto';

/** Tells processes apart, as in the BSON ObjectId layout: 4 bytes of seconds, 5 random bytes, 3 bytes of counter. */
const PROCESS_PART = randomBytes(5).toString('hex');
const COUNTER_LIMIT = 2 ** 24;
let counter = randomBytes(3).readUIntBE(0, 3);

/**
 * A new 24-digit lower-case hexadecimal id. Ids of one process are all different; ids made in different seconds sort by time.
 * `now` is in UTC milliseconds.
 */
export function newId(now: number): string {
  const seconds = Math.floor(now / 1000) % 2 ** 32;
  counter = (counter + 1) % COUNTER_LIMIT;
  return seconds.toString(16).padStart(8, '0') + PROCESS_PART + counter.toString(16).padStart(6, '0');
}

/** The form of every id, as JSON Schema has it: 24 lower-case hexadecimal digits. */
export const idPattern = '^[0-9a-f]{24}$';

const id = new RegExp(idPattern);

/** Whether the text has the form of an id. */
export function isId(text: string): boolean {
  return id.test(text);
}
