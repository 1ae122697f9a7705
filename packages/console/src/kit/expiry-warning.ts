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

function span(ms: number): string {
  if (ms >= DAY_MS) return counted(Math.floor(ms / DAY_MS), 'day');
  if (ms >= HOUR_MS) return counted(Math.floor(ms / HOUR_MS), 'hour');
  return counted(Math.ceil(ms / MINUTE_MS), 'minute');
}
