import { requireOrganizationEvent } from '../../../services/events/require-event.js';
import { findScopeNames } from '../../../store/queries/events.js';
import { defineOperation } from '../../operation.js';
import { presentEvent } from '../../presenters/event.js';
import { EventQuery } from '../../schemas/event-queries.js';
import { EventViewForOrg } from '../../schemas/events.js';

export const getOrgEvent = defineOperation({
  operationId: 'getOrgEvent',
  tag: 'Events',
  summary: 'Show an event of an organization or of one of its projects',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/events/{eventId}',
  permission: 'organization.events.read',
  query: EventQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: EventViewForOrg,
      async handle({ services, path, query, link }) {
        const { reader } = services.store;
        const event = await requireOrganizationEvent(reader, path.orgId, path.eventId);
        const rawNames = query.includeRaw ? await findScopeNames(reader, [event]) : undefined;
        return presentEvent(event, 'organization', link, rawNames);
      },
    },
  },
});
