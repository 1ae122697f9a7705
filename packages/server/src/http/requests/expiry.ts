import { readDate } from '../wire/dates.js';

/** The end that a request or a file asks for, in UTC milliseconds. Whole seconds, as answers show it. */
export function readExpiry(text: string): number {
  return Math.floor(readDate(text, 'expiresAt') / 1000) * 1000;
}
