import { requireOrganizationEvent } from '../../../changes/events/require-event.js';
import { findScopeNames, findTeamNames } from '../../../store/queries/events.js';
import { operation } from '../../define-operation.js';
import { presentAuditEvent } from '../../presenters/event.js';
import { EventQuery } from '../../schemas/event-queries.js';
import { AuditEventView } from '../../schemas/events.js';

export const getOrgAuditEvent = operation({
  operationId: 'getOrgAuditEvent',
  tag: 'Private',
  summary: 'Show an event of the audit trail of an organization or of one of its projects',
  method: 'GET',
  path: '/orgs/{orgId}/events/{eventId}',
  permission: 'organization.events.read',
  query: EventQuery,
  status: 200,
  response: AuditEventView,
  async handle({ services, path, query, link }) {
    const { reader } = services.store;
    const scope = { organizationId: path.orgId, isPublished: false };
    const event = await requireOrganizationEvent(reader, scope, path.eventId);
    const rawNames = query.includeRaw ? await findScopeNames(reader, [event]) : undefined;
    const teamNames = await findTeamNames(reader, [event]);
    return presentAuditEvent(event, 'organization', link, rawNames, teamNames);
  },
  wires: {
    private: {},
  },
});
