import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain.js';
import { counted } from './counted.js';

const WARNING_MS = 30 * DAY_MS;
const DANGER_MS = 7 * DAY_MS;

/** How near an end is, with words for a badge about what ends; nothing while it is well away. */
export function expiryWarning(
  expiresAt: string,
  now: number,
  what: string,
): { readonly tone: 'warning' | 'danger'; readonly text: string } | undefined {
  const leftMs = Date.parse(expiresAt) - now;
  if (leftMs <= 0) return { tone: 'danger', text: `${what} expired` };
  if (leftMs >= WARNING_MS) return undefined;
  return { tone: leftMs < DANGER_MS ? 'danger' : 'warning', text: `${what} expires in ${span(leftMs)}` };
}

/** Rounded to what was chosen: 30 days are 30 days a moment later too. */
function span(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  const whole = minutes * MINUTE_MS;
  if (whole >= DAY_MS) return counted(Math.round(whole / DAY_MS), 'day');
  if (whole >= HOUR_MS) return counted(Math.round(whole / HOUR_MS), 'hour');
  return counted(minutes, 'minute');
}
