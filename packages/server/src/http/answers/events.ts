import type { AuditEvent } from '../../store/queries/events.js';
import {
  type EventFilter,
  type EventScope,
  findScopeNames,
  findTeamNames,
  listEvents,
  type ScopeNames,
} from '../../store/queries/events.js';
import type { OperationContext } from '../operation.js';
import type { presentAuditEvent } from '../presenters/event.js';

interface EventSlice {
  readonly results: readonly AuditEvent[];
  /** 0 unless the count was asked for. */
  readonly totalCount: number;
  readonly view: 'organization' | 'project';
  readonly rawNames: ScopeNames | undefined;
  /** Which the published lists have no place for. */
  readonly teamNames: ReadonlyMap<string, string> | undefined;
}

export const NO_EVENTS: EventSlice = {
  results: [],
  totalCount: 0,
  view: 'project',
  rawNames: undefined,
  teamNames: undefined,
};

/** The page of events that was asked for. */
export async function findEvents(
  {
    services,
    query,
    page,
  }: Pick<OperationContext, 'services' | 'page'> & { readonly query: { readonly includeRaw?: boolean } },
  scope: EventScope,
  filter: EventFilter,
): Promise<EventSlice> {
  const { reader } = services.store;
  const { results, totalCount } = await listEvents(reader, scope, filter, page);
  return {
    results,
    totalCount,
    view: 'projectId' in scope ? 'project' : 'organization',
    rawNames: query.includeRaw ? await findScopeNames(reader, results) : undefined,
    teamNames: scope.isPublished ? undefined : await findTeamNames(reader, results),
  };
}

/** Shows a page of events, each of them as `present` does. */
export function eventsOf(present: (...event: Parameters<typeof presentAuditEvent>) => unknown) {
  return (
    { results, totalCount, view, rawNames, teamNames }: EventSlice,
    { link, list }: Pick<OperationContext, 'link' | 'list'>,
  ): unknown =>
    list(
      results.map((event) => present(event, view, link, rawNames, teamNames)),
      totalCount,
    );
}
