import type { Static } from 'typebox';
import { addDuration, nearestDuration, parseDuration } from '../../domain/durations.js';
import type { TestClockRequest } from '../schemas/testing.js';
import { readDate } from '../wire/dates.js';
import { wrong } from './test-names.js';

/** Ids hold their time as 32 bits of seconds, until 2106. */
const LATEST = Date.UTC(2100, 0, 1);

/** Where the clock is to go, in UTC milliseconds; undefined where it stays. Throws RefusalError for what it cannot do. */
export function readClockTarget(
  { advance, set, freeze, run }: Static<typeof TestClockRequest>,
  now: number,
): number | undefined {
  if (advance === undefined && set === undefined && !freeze && !run)
    throw wrong('advance', 'or set, freeze or run is required');
  if (advance !== undefined && set !== undefined) throw wrong('set', 'and advance cannot be used together');
  if (freeze && run) throw wrong('run', 'and freeze cannot be used together');
  if (set !== undefined) return inRange('set', readDate(set, 'set'), now);
  if (advance === undefined) return undefined;
  const duration = parseDuration(advance);
  if (duration === undefined) {
    const meant = nearestDuration(advance);
    const guess = meant === undefined ? '' : `; did you mean ${meant}?`;
    throw wrong(
      'advance',
      `must be a duration such as 30 days, PT1H30M or P1Y, and not ${JSON.stringify(advance)}${guess}`,
    );
  }
  return inRange('advance', addDuration(now, duration), now);
}

function inRange(field: string, time: number, now: number): number {
  if (time < now)
    throw wrong(
      field,
      'must not be before the present time of the server: only a reset or a snapshot brings the clock back',
    );
  if (!(time <= LATEST)) throw wrong(field, 'must not lead past 2100-01-01T00:00:00Z');
  return time;
}
