import { RefusalError, refuse } from '../../domain/errors.js';
import { parseDateTime } from '../wire/dates.js';

/** The end that a request or a file asks for, in UTC milliseconds. Whole seconds, as answers show it. */
export function readExpiry(text: string): number {
  const time = parseDateTime(text);
  if (time === undefined)
    throw new RefusalError({
      ...refuse('INVALID_DATE_FORMAT', text),
      fields: [{ field: 'expiresAt', description: 'must be a date and time such as 2027-01-31T12:00:00Z' }],
    });
  return Math.floor(time / 1000) * 1000;
}
