import { addDuration, type Duration } from './durations.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time-spans.js';

const UNITS: ReadonlyMap<string, Duration> = new Map(
  Object.entries({
    second: { months: 0, ms: 1000 },
    minute: { months: 0, ms: MINUTE_MS },
    hour: { months: 0, ms: HOUR_MS },
    day: { months: 0, ms: DAY_MS },
    week: { months: 0, ms: 7 * DAY_MS },
    month: { months: 1, ms: 0 },
    year: { months: 12, ms: 0 },
  }),
);

/** In days from now. */
const WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({ yesterday: -1, now: 0, today: 0, tomorrow: 1 }),
);

const FUTURE = /^in (\d{1,5}) ([a-z]+?)s?$/;
const PAST = /^(\d{1,5}) ([a-z]+?)s? ago$/;

/**
 * Reads `in 2 days`, `3 weeks ago`, `yesterday`, `now` or `tomorrow`, as seen from a time in UTC milliseconds: the same
 * time of day on another day. Undefined for anything else.
 */
export function parseRelativeTime(text: string, now: number): number | undefined {
  const days = WORDS.get(text);
  if (days !== undefined) return now + days * DAY_MS;
  const future = FUTURE.exec(text);
  const found = future ?? PAST.exec(text);
  const unit = UNITS.get(found?.[2] ?? '');
  if (found === null || unit === undefined) return undefined;
  const count = Number(found[1]) * (future === null ? -1 : 1);
  return addDuration(now, { months: unit.months * count, ms: unit.ms * count });
}
