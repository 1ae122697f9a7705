import { RefusalError, refuse } from '../../domain/errors.js';

// The seconds may be 60: RFC 3339 has leap seconds. A `+` that was not encoded in a query arrives as a space. The Atlas CLI
// offers offsets without a colon as a format; ISO 8601 has them too.
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(?:[Zz]|([+ -])(\d{2}):?(\d{2}))?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads a date and time as RFC 3339 writes it, or a date alone, which is its first moment; without a zone it is UTC.
 * Returns UTC milliseconds, fractions of a millisecond cut off, or `undefined` for anything else, including
 * days that do not exist (30 February).
 */
export function parseDateTime(text: string): number | undefined {
  const parts = DATE_TIME.exec(DATE.test(text) ? `${text}T00:00:00Z` : text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const [fraction = '', sign, zoneHours = '0', zoneMinutes = '0'] = parts.slice(7);
  if (hour > 23 || minute > 59 || second > 60 || Number(zoneHours) > 23 || Number(zoneMinutes) > 59)
    return undefined;
  // setUTCFullYear, because Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const milliseconds = Number(fraction.slice(1, 4).padEnd(3, '0'));
  const offsetMinutes = (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  return date.setUTCHours(hour, minute - offsetMinutes, second, milliseconds);
}

/** A date of a request or a file in UTC milliseconds. The refusal of anything else names the field. */
export function readDate(text: string, field: string): number {
  const time = parseDateTime(text);
  if (time !== undefined) return time;
  throw new RefusalError({
    ...refuse('INVALID_DATE_FORMAT', text),
    fields: [{ field, description: 'must be a date and time such as 2027-01-31T12:00:00Z' }],
  });
}
