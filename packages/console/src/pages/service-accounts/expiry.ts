import { DAY_MS, limits } from '../../domain.js';
import { counted } from '../../kit/counted.js';

/** How long the other secrets last at most, once a new one is there. */
const OVERLAP_MS = limits.secretOverlapDays * DAY_MS;

/** When a secret ends if a new one is made now, and whether that is sooner than before. */
export function endAfterRotation(expiresAt: string, now: number): { endsAt: string; isSooner: boolean } {
  const endMs = Math.min(Date.parse(expiresAt), now + OVERLAP_MS);
  return { endsAt: new Date(endMs).toISOString(), isSooner: endMs < Date.parse(expiresAt) };
}

const DAYS = [1, 7, 30, 60, 90, 180, 365];
const USUAL_HOURS = 90 * 24;

interface Duration {
  readonly hours: number;
  readonly label: string;
}

/** What the menu "Client Secret Expiration" offers in an organization that allows `mostHours`. */
export function durations(mostHours: number | null | undefined): readonly Duration[] {
  const most = mostHours ?? limits.maxSecretValidityHours;
  const offered = [limits.minSecretValidityHours, ...DAYS.map((days) => days * 24)].filter(
    (hours) => hours <= most,
  );
  if (!offered.includes(most)) offered.push(most);
  return offered.map((hours) => ({
    hours,
    label:
      durationText(hours) +
      (hours === most && most !== limits.maxSecretValidityHours ? ' (the most allowed here)' : ''),
  }));
}

/** What is chosen beforehand: 90 days, or the longest that is shorter. */
export function usualDuration(offered: readonly Duration[]): Duration | undefined {
  return offered.filter(({ hours }) => hours <= USUAL_HOURS).at(-1) ?? offered[0];
}

function durationText(hours: number): string {
  return hours % 24 === 0 ? counted(hours / 24, 'day') : counted(hours, 'hour');
}
