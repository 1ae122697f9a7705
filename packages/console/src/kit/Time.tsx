import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain.js';
import { lazily } from './lazily.js';

const local = lazily(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }));
const localDay = lazily(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }));
const relative = lazily(() => new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }));

const UNITS = [
  { unit: 'day', ms: DAY_MS },
  { unit: 'hour', ms: HOUR_MS },
  { unit: 'minute', ms: MINUTE_MS },
] as const;

/** `2026-11-22 13:05:09 UTC`. */
export function utcText(time: string): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/**
 * A time in the viewer's zone, or its day alone where a table has little room; the exact UTC shows on hover. `none`
 * stands for a time that never was.
 */
export function Time({
  time,
  none = 'Never',
  isDay = false,
}: {
  time: string | null | undefined;
  none?: string;
  isDay?: boolean;
}) {
  if (!time) return <span className="quiet">{none}</span>;
  return (
    <time dateTime={time} title={utcText(time)} className={isDay ? 'nowrap' : undefined}>
      {(isDay ? localDay : local)().format(new Date(time))}
    </time>
  );
}

/** `in 3 days`, `2 hours ago`; the exact UTC shows on hover. */
export function RelativeTime({ time, none = 'Never' }: { time: string | null; none?: string }) {
  if (!time) return <span className="quiet">{none}</span>;
  return (
    <time dateTime={time} title={utcText(time)} className="nowrap">
      {relativeText(time, Date.now())}
    </time>
  );
}

export function relativeText(time: string, now: number): string {
  // To the minute first, so that eight hours that were chosen a moment ago are eight hours.
  const difference = Math.round((Date.parse(time) - now) / MINUTE_MS) * MINUTE_MS;
  for (const { unit, ms } of UNITS)
    if (Math.abs(difference) >= ms) return relative().format(Math.round(difference / ms), unit);
  return relative().format(0, 'minute');
}
