import { addDuration, durationOf } from './durations.js';
import { DAY_MS } from './time-spans.js';

/** In days from now. */
const WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({ yesterday: -1, now: 0, today: 0, tomorrow: 1 }),
);

const FUTURE = /^in (\d{1,5}) ([a-z]+)$/;
const PAST = /^(\d{1,5}) ([a-z]+) ago$/;

/**
 * Reads `in 2 days`, `3 weeks ago`, `yesterday`, `now` or `tomorrow`, as seen from a time in UTC milliseconds: the same
 * time of day on another day. Undefined for anything else.
 */
export function parseRelativeTime(text: string, now: number): number | undefined {
  const days = WORDS.get(text);
  if (days !== undefined) return now + days * DAY_MS;
  const future = FUTURE.exec(text);
  const found = future ?? PAST.exec(text);
  if (found === null) return undefined;
  const span = durationOf(Number(found[1]) * (future === null ? -1 : 1), found[2] ?? '');
  return span && addDuration(now, span);
}
