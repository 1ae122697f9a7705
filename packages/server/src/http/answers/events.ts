import type { Static, TSchema } from 'typebox';
import {
  countEvents,
  type EventFilter,
  type EventScope,
  findScopeNames,
  listEvents,
} from '../../store/queries/events.js';
import type { OperationContext } from '../operation.js';
import { presentEvent } from '../presenters/event.js';
import type { OrganizationEventsQuery } from '../schemas/event-queries.js';

type Context = Pick<OperationContext<string, TSchema, TSchema>, 'services' | 'page' | 'link' | 'list'> & {
  readonly query: Static<typeof OrganizationEventsQuery>;
};

/** The page of events that was asked for; they are counted only when the count was asked for. */
export async function answerEvents(
  { services, query, page, link, list }: Context,
  scope: EventScope,
  filter: EventFilter,
  present: typeof presentEvent = presentEvent,
): Promise<unknown> {
  const { reader } = services.store;
  const { results, hasMore } = await listEvents(reader, scope, filter, page);
  const rawNames = query.includeRaw ? await findScopeNames(reader, results) : undefined;
  const view = 'projectId' in scope ? 'project' : 'organization';
  return list(
    results.map((event) => present(event, view, link, rawNames)),
    page.includeCount ? await countEvents(reader, scope, filter) : 0,
    hasMore,
  );
}
