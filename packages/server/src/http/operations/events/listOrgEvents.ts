import { answerEvents } from '../../answers/events.js';
import { defineOperation } from '../../operation.js';
import { OrganizationEventsQuery, readEventFilter } from '../../schemas/event-queries.js';
import { OrgPaginatedEventView } from '../../schemas/events.js';

export const listOrgEvents = defineOperation({
  operationId: 'listOrgEvents',
  tag: 'Events',
  summary: 'List the events of an organization and of its projects, newest first',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/events',
  permission: 'organization.events.read',
  query: OrganizationEventsQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: OrgPaginatedEventView,
      handle: (context) =>
        answerEvents(context, { organizationId: context.path.orgId }, readEventFilter(context.query)),
    },
  },
});
