import { nearestName } from './nearest-name.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time-spans.js';

/** A span of time, for the calendar of UTC. */
export interface Duration {
  readonly months: number;
  readonly ms: number;
}

const PATTERN =
  /^P(?=.)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,3}))?S)?)?$/;

const SECOND_MS = 1000;

/** What spans are counted in, in words. */
const UNITS: ReadonlyMap<string, Duration> = new Map(
  Object.entries({
    second: { months: 0, ms: SECOND_MS },
    minute: { months: 0, ms: MINUTE_MS },
    hour: { months: 0, ms: HOUR_MS },
    day: { months: 0, ms: DAY_MS },
    week: { months: 0, ms: 7 * DAY_MS },
    month: { months: 1, ms: 0 },
    year: { months: 12, ms: 0 },
  }),
);

/** `2`, `days`; undefined for what no span is counted in. */
export function durationOf(count: number, unit: string): Duration | undefined {
  const one = UNITS.get(unit.replace(/s$/, ''));
  return one && { months: one.months * count, ms: one.ms * count };
}

const WORD = /^(\d{1,6}) ([a-z]+)(?: |$)/;
/** One of each unit; more are no duration that somebody would write. */
const MOST_WORDS = UNITS.size;

/** Reads `30 days` and `1 hour 30 minutes`, or `P30D`, `PT1H30M` and `P1Y2M` of ISO 8601; undefined for anything else. */
export function parseDuration(text: string): Duration | undefined {
  return parseWords(text) ?? parseIso(text);
}

function parseWords(text: string): Duration | undefined {
  let rest = text;
  let sum: Duration | undefined;
  for (let words = 0; words < MOST_WORDS && rest !== ''; words++) {
    const [all = '', count = '', unit = ''] = WORD.exec(rest) ?? [];
    const part = durationOf(Number(count), unit);
    if (part === undefined) return undefined;
    sum = { months: (sum?.months ?? 0) + part.months, ms: (sum?.ms ?? 0) + part.ms };
    rest = rest.slice(all.length);
  }
  return rest === '' && !text.endsWith(' ') ? sum : undefined;
}

/** What somebody probably meant: the same with a unit that there is. */
export function nearestDuration(text: string): string | undefined {
  const [, count, unit] = /^(?:in )?(\d{1,6}) ?([A-Za-z]{1,12})$/.exec(text.trim()) ?? [];
  if (count === undefined || unit === undefined) return undefined;
  const named = unit.toLowerCase().replace(/s$/, '');
  const meant = UNITS.has(named) ? named : nearestName(named, [...UNITS.keys()]);
  return meant && `${count} ${meant}${count === '1' ? '' : 's'}`;
}

/** Only seconds take a fraction. */
function parseIso(text: string): Duration | undefined {
  const found = PATTERN.exec(text);
  if (found === null) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = found
    .slice(1, 8)
    .map((part) => Number(part ?? 0));
  const thousandths = Number((found[8] ?? '').padEnd(3, '0'));
  return {
    months: (years ?? 0) * 12 + (months ?? 0),
    ms:
      ((weeks ?? 0) * 7 + (days ?? 0)) * DAY_MS +
      (hours ?? 0) * HOUR_MS +
      (minutes ?? 0) * MINUTE_MS +
      (seconds ?? 0) * SECOND_MS +
      thousandths,
  };
}

/** A time in UTC milliseconds that much later. A month later than 31 January is the last day of February. */
export function addDuration(time: number, { months, ms }: Duration): number {
  if (months === 0) return time + ms;
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime() + ms;
}
