import { answerEvents } from '../../../answers/events.js';
import { defineOperation } from '../../../operation.js';
import { presentEvent } from '../../../presenters/cloud-manager/event.js';
import { EventsQuery } from '../../../schemas/cloud-manager/queries.js';
import { readEventFilter } from '../../../schemas/event-queries.js';
import { OrgPaginatedEventView } from '../../../schemas/events.js';

export const listOrgEvents = defineOperation({
  operationId: 'listOrgEvents',
  tag: 'Events',
  summary: 'List the events of an organization and of its projects, newest first',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/events',
  permission: 'organization.events.read',
  query: EventsQuery,
  versions: {
    unversioned: {
      status: 200,
      response: OrgPaginatedEventView,
      handle(context) {
        const scope = { organizationId: context.path.orgId };
        return answerEvents(context, scope, readEventFilter(context.query), presentEvent);
      },
    },
  },
});
