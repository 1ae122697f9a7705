import { eventsOf, findEvents } from '../../answers/events.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/event.js';
import { presentEvent } from '../../presenters/event.js';
import { EventsOfOrganizationQuery } from '../../schemas/cloud-manager/queries.js';
import { OrganizationEventsQuery, readEventFilter } from '../../schemas/event-queries.js';
import { OrgPaginatedEventView } from '../../schemas/events.js';

export const listOrgEvents = operation({
  operationId: 'listOrgEvents',
  tag: 'Events',
  summary: 'List the events of an organization, newest first',
  method: 'GET',
  path: '/orgs/{orgId}/events',
  permission: 'organization.events.read',
  query: OrganizationEventsQuery,
  status: 200,
  response: OrgPaginatedEventView,
  handle: (context) =>
    findEvents(
      context,
      { organizationId: context.path.orgId, isPublished: true },
      readEventFilter(context.query),
    ),
  wires: {
    atlas: {
      present: eventsOf(presentEvent),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      query: EventsOfOrganizationQuery,
      present: eventsOf(cloudManager.presentEvent),
    },
  },
});
