import { setImmediate as turn } from 'node:timers/promises';
import { DAY_MS, HOUR_MS } from '../../domain/time-spans.js';
import { dayOf, HOURS_TOLD, hoursKeptFrom } from '../../domain/use.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import { sumUse, type UseFilter, type UseSum } from '../../store/queries/use-counts.js';
import type { Services } from '../services.js';
import { countedIds } from './credential-ids.js';

/** What was asked for in an hour or a day. */
export interface UsePeriod {
  /** UTC milliseconds. */
  readonly startsAt: number;
  readonly allowed: number;
  readonly refused: number;
  /** Of what had a code, by its name. */
  readonly codes: readonly Omit<UseSum, 'startsAt'>[];
}

/** Oldest first, periods of nothing among them; the present ones are last. */
export interface UseTold {
  readonly days: readonly UsePeriod[];
  readonly hours: readonly UsePeriod[];
}

/** So much is summed in one question: others are decided between them. */
const HOURS_TOGETHER = 6;
const DAYS_TOGETHER = 5;

/** The use of an organization, or in a project, in so many days and in the last hours. */
export async function readUse(
  { store: { reader }, now }: Pick<Services, 'store' | 'now'>,
  { kind, id }: CredentialScope,
  { credentialId: publicId, ...asked }: UseFilter,
  useDays: number,
): Promise<UseTold> {
  const at = now();
  const firstDay = dayOf(at) - (useDays - 1) * DAY_MS;
  const firstHour = at - (at % HOUR_MS) - (HOURS_TOLD - 1) * HOUR_MS;
  const days = emptyPeriods(firstDay, at, DAY_MS);
  const hours = emptyPeriods(firstHour, at, HOUR_MS);
  const [credentialId] = publicId === undefined ? [] : await countedIds(reader, [publicId]);
  if (publicId === undefined || credentialId !== undefined) {
    const scope = kind === 'organization' ? { organizationId: id } : { projectId: id };
    const filter = { ...asked, credentialId };
    const ofDays = { hours: 24, from: firstDay, until: at + 1, step: DAYS_TOGETHER * DAY_MS } as const;
    // A day more than are kept: it may not be made of its hours yet.
    const from = Math.max(firstDay, hoursKeptFrom(at) - DAY_MS);
    const ofHours = { hours: 1, from, until: at + 1, step: HOURS_TOGETHER * HOUR_MS } as const;
    for (const { step, until, ...span } of [ofDays, ofHours])
      for (let start = span.from; start < until; start += step) {
        const part = { hours: span.hours, from: start, until: Math.min(until, start + step) };
        for (const sum of await sumUse(reader, scope, filter, part)) {
          addTo(days.get(dayOf(sum.startsAt)), sum);
          if (span.hours === 1) addTo(hours.get(sum.startsAt), sum);
        }
        await turn();
      }
  }
  return { days: [...days.values()].map(told), hours: [...hours.values()].map(told) };
}

interface Period {
  readonly startsAt: number;
  allowed: number;
  refused: number;
  readonly codes: Map<string, { allowed: number; refused: number }>;
}

function emptyPeriods(from: number, until: number, step: number): Map<number, Period> {
  const periods = new Map<number, Period>();
  for (let startsAt = from; startsAt <= until; startsAt += step)
    periods.set(startsAt, { startsAt, allowed: 0, refused: 0, codes: new Map() });
  return periods;
}

function addTo(period: Period | undefined, { code, allowed, refused }: UseSum): void {
  if (period === undefined) return;
  period.allowed += allowed;
  period.refused += refused;
  if (code === '') return;
  const counted = period.codes.get(code) ?? { allowed: 0, refused: 0 };
  period.codes.set(code, { allowed: counted.allowed + allowed, refused: counted.refused + refused });
}

function told({ startsAt, allowed, refused, codes }: Period): UsePeriod {
  const byName = [...codes].sort(([a], [b]) => (a < b ? -1 : 1));
  return { startsAt, allowed, refused, codes: byName.map(([code, counted]) => ({ code, ...counted })) };
}
