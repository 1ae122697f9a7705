import { eventTypes } from '../../../domain/events.js';
import { operation } from '../../define-operation.js';
import { type EventTypeDetails, PaginatedEventTypeDetailsResponse } from '../../schemas/event-types.js';
import { ListQuery } from '../../schemas/queries.js';

const details: readonly EventTypeDetails[] = eventTypes.flatMap(
  ({ alertable, description, published, type }) =>
    published ? [{ alertable, description, eventType: type }] : [],
);

export const listEventTypes = operation({
  operationId: 'listEventTypes',
  tag: 'Events',
  summary: 'List the types that events can have',
  method: 'GET',
  path: '/eventTypes',
  permission: 'authenticated',
  query: ListQuery,
  status: 200,
  response: PaginatedEventTypeDetailsResponse,
  handle: ({ page, list }) => list(details.slice(page.offset, page.offset + page.limit), details.length),
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
