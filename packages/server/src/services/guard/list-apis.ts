import { DAY_MS } from '../../domain/time-spans.js';
import { dayOf } from '../../domain/use.js';
import type { Page, Slice } from '../../store/page.js';
import {
  type CallCount,
  countCallsOfApis,
  listRouteCalls,
  type RouteCalls,
} from '../../store/queries/api-use.js';
import { countGatesByApi } from '../../store/queries/gates.js';
import { type GuardedApi, listGuardedApis } from '../../store/queries/guarded-apis.js';
import type { Services } from '../services.js';

/** A guarded API with what tells at a glance how it is used. */
export interface GuardedApiInUse {
  readonly api: GuardedApi;
  readonly gateCount: number;
  readonly routeCount: number;
  /** Of credentials of its organization. */
  readonly lastWeek: CallCount;
}

const DAYS = 7;

/** The beginning of the last seven days, the present one included. */
const weekBefore = (now: number) => dayOf(now) - (DAYS - 1) * DAY_MS;

export async function listApisInUse(
  { store: { reader }, decision, now }: Pick<Services, 'store' | 'decision' | 'now'>,
  organizationId: string,
  page: Page,
): Promise<Slice<GuardedApiInUse>> {
  const { results, totalCount } = await listGuardedApis(reader, organizationId, page);
  const calls = await countCallsOfApis(reader, { organizationId, from: weekBefore(now()) });
  const gates = await countGatesByApi(reader, organizationId);
  const found: GuardedApiInUse[] = [];
  for (const api of results)
    found.push({
      api,
      gateCount: gates.get(api.id) ?? 0,
      routeCount: (await decision.guarded.apis.get(api.name))?.routeCount ?? 0,
      lastWeek: calls.get(api.name) ?? { allowed: 0, refused: 0 },
    });
  return { results: found, totalCount };
}

/** Which routes of an API were called in the last seven days by credentials of its organization, the most frequent first. */
export function listCallsByRoute(
  { store: { reader }, now }: Pick<Services, 'store' | 'now'>,
  { organizationId, name }: Pick<GuardedApi, 'organizationId' | 'name'>,
  page: Page,
): Promise<Slice<RouteCalls>> {
  return listRouteCalls(reader, { organizationId, api: name, from: weekBefore(now()) }, page);
}
