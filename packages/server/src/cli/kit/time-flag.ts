import { CommandError } from '../command-error.js';

/** How help says what `readTime` takes. */
export const TIME = 'Time in ISO 8601, such as 2026-08-01 or 2026-08-01T12:00:00Z.';

/** A time in the form that the API takes. A time without a zone is one of UTC. */
export function readTime(flag: string, written: string): string {
  const isIso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(written);
  const time = new Date(isIso?.[1] !== undefined && isIso[4] === undefined ? `${written}Z` : written);
  if (!isIso || Number.isNaN(time.getTime()))
    throw new CommandError(
      `--${flag}: ${JSON.stringify(written)} is no time in ISO 8601, such as 2026-08-01T12:00:00Z`,
    );
  return time.toISOString().replace(/\.000Z$/, 'Z');
}
