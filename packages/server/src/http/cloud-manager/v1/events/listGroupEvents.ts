import { answerEvents } from '../../../answers/events.js';
import { defineOperation } from '../../../operation.js';
import { presentEvent } from '../../../presenters/cloud-manager/event.js';
import { EventsQuery } from '../../../schemas/cloud-manager/queries.js';
import { readEventFilter } from '../../../schemas/event-queries.js';
import { GroupPaginatedEventView } from '../../../schemas/events.js';

export const listGroupEvents = defineOperation({
  operationId: 'listGroupEvents',
  tag: 'Events',
  summary: 'List the events of a project, newest first',
  method: 'GET',
  path: '/api/public/v1.0/groups/{groupId}/events',
  permission: 'project.events.read',
  query: EventsQuery,
  versions: {
    unversioned: {
      status: 200,
      response: GroupPaginatedEventView,
      handle(context) {
        const scope = { projectId: context.path.groupId };
        return answerEvents(context, scope, readEventFilter(context.query), presentEvent);
      },
    },
  },
});
