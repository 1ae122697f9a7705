import { workBounds } from './bounds/work.js';
import { DAY_MS, HOUR_MS } from './time-spans.js';

/** What stands in the place of credential, operation and code where there are too many rows of them. */
export const BEYOND = '*';

/** For how many hours use is told by the hour, at least. */
export const HOURS_TOLD = 48;

/** Rows of an organization in an hour, and in a day. What is nobody's has an empty id. */
export function mostUseRows(organizationId: string): number {
  return organizationId === ''
    ? workBounds.anonymousUseRowsPerHour.most
    : workBounds.useRowsPerOrganizationAndHour.most;
}

/** Hours from before that time are days by now: those of days that ended so long ago. UTC milliseconds. */
export function hoursKeptFrom(now: number): number {
  return dayOf(now - HOURS_TOLD * HOUR_MS);
}

/** The beginning of the day (UTC). */
export function dayOf(time: number): number {
  return time - (time % DAY_MS);
}
