import { eventTypes } from '../../../domain/events.js';
import { defineOperation } from '../../operation.js';
import { type EventTypeDetails, PaginatedEventTypeDetailsResponse } from '../../schemas/event-types.js';
import { ListQuery } from '../../schemas/queries.js';

const details: readonly EventTypeDetails[] = eventTypes.map(({ alertable, description, type }) => ({
  alertable,
  description,
  eventType: type,
}));

export const listEventTypes = defineOperation({
  operationId: 'listEventTypes',
  tag: 'Events',
  summary: 'List the types that events can have',
  method: 'GET',
  path: '/api/atlas/v2/eventTypes',
  permission: 'authenticated',
  query: ListQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: PaginatedEventTypeDetailsResponse,
      handle: ({ page, list }) => list(details.slice(page.offset, page.offset + page.limit), details.length),
    },
  },
});
