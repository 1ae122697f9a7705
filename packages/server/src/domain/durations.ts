import { DAY_MS, HOUR_MS, MINUTE_MS } from './time-spans.js';

/** A duration of ISO 8601, for the calendar of UTC. */
export interface Duration {
  readonly months: number;
  readonly ms: number;
}

const PATTERN =
  /^P(?=.)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,3}))?S)?)?$/;

const SECOND_MS = 1000;

/** Reads `P30D`, `PT1H30M`, `P1Y2M`; undefined for anything else. Only seconds take a fraction. */
export function parseDuration(text: string): Duration | undefined {
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
