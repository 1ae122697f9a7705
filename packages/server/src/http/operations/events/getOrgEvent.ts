import { requireOrganizationEvent } from '../../../changes/events/require-event.js';
import { findScopeNames } from '../../../store/queries/events.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/event.js';
import { presentEvent } from '../../presenters/event.js';
import { EventQuery } from '../../schemas/event-queries.js';
import { EventViewForOrg } from '../../schemas/events.js';

export const getOrgEvent = operation({
  operationId: 'getOrgEvent',
  tag: 'Events',
  summary: 'Show an event of an organization',
  method: 'GET',
  path: '/orgs/{orgId}/events/{eventId}',
  permission: 'organization.events.read',
  query: EventQuery,
  status: 200,
  response: EventViewForOrg,
  async handle({ services, path, query }) {
    const { reader } = services.store;
    const event = await requireOrganizationEvent(
      reader,
      { organizationId: path.orgId, isPublished: true },
      path.eventId,
    );
    const rawNames = query.includeRaw ? await findScopeNames(reader, [event]) : undefined;
    return { event, rawNames };
  },
  wires: {
    atlas: {
      present: ({ event, rawNames }, { link }) => presentEvent(event, 'organization', link, rawNames),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      present: ({ event, rawNames }, { link }) =>
        cloudManager.presentEvent(event, 'organization', link, rawNames),
    },
  },
});
