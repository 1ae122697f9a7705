import { eventsOf, findEvents, NO_EVENTS } from '../../answers/events.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/event.js';
import { presentEvent } from '../../presenters/event.js';
import { EventsOfProjectQuery } from '../../schemas/cloud-manager/queries.js';
import { ProjectEventsQuery, readEventFilter } from '../../schemas/event-queries.js';
import { GroupPaginatedEventView } from '../../schemas/events.js';

export const listGroupEvents = operation({
  operationId: 'listGroupEvents',
  tag: 'Events',
  summary: 'List the events of a project, newest first',
  method: 'GET',
  path: '/groups/{groupId}/events',
  permission: 'project.events.read',
  query: ProjectEventsQuery,
  status: 200,
  response: GroupPaginatedEventView,
  handle(context) {
    const filter = readEventFilter(context.query);
    // There are no clusters here, so no event tells of one.
    if (context.query.clusterNames?.length) return NO_EVENTS;
    return findEvents(context, { projectId: context.path.groupId, isPublished: true }, filter);
  },
  wires: {
    atlas: {
      present: eventsOf(presentEvent),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      query: EventsOfProjectQuery,
      present: eventsOf(cloudManager.presentEvent),
    },
  },
});
