import { requireProjectEvent } from '../../../services/events/require-event.js';
import { findScopeNames } from '../../../store/queries/events.js';
import { defineOperation } from '../../operation.js';
import { presentEvent } from '../../presenters/event.js';
import { EventQuery } from '../../schemas/event-queries.js';
import { EventViewForNdsGroup } from '../../schemas/events.js';

export const getGroupEvent = defineOperation({
  operationId: 'getGroupEvent',
  tag: 'Events',
  summary: 'Show an event of a project',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/events/{eventId}',
  permission: 'project.events.read',
  query: EventQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: EventViewForNdsGroup,
      async handle({ services, path, query, link }) {
        const { reader } = services.store;
        const event = await requireProjectEvent(reader, path.groupId, path.eventId);
        const rawNames = query.includeRaw ? await findScopeNames(reader, [event]) : undefined;
        return presentEvent(event, 'project', link, rawNames);
      },
    },
  },
});
