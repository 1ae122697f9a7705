import { answerEvents } from '../../answers/events.js';
import { defineOperation } from '../../operation.js';
import { ProjectEventsQuery, readEventFilter } from '../../schemas/event-queries.js';
import { GroupPaginatedEventView } from '../../schemas/events.js';

export const listGroupEvents = defineOperation({
  operationId: 'listGroupEvents',
  tag: 'Events',
  summary: 'List the events of a project, newest first',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/events',
  permission: 'project.events.read',
  query: ProjectEventsQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: GroupPaginatedEventView,
      handle(context) {
        const filter = readEventFilter(context.query);
        // There are no clusters here, so no event tells of one.
        if (context.query.clusterNames?.length) return context.list([], 0);
        return answerEvents(context, { projectId: context.path.groupId }, filter);
      },
    },
  },
});
