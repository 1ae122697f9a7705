import { eventsOf, findEvents } from '../../answers/events.js';
import { operation } from '../../define-operation.js';
import { presentAuditEvent } from '../../presenters/event.js';
import { AuditEventsQuery, readAuditFilter } from '../../schemas/event-queries.js';
import { PaginatedAuditEventView } from '../../schemas/events.js';

export const listOrgAuditEvents = operation({
  operationId: 'listOrgAuditEvents',
  tag: 'Private',
  summary: 'List all of the audit trail of an organization and of its projects, newest first',
  method: 'GET',
  path: '/orgs/{orgId}/events',
  permission: 'organization.events.read',
  query: AuditEventsQuery,
  status: 200,
  response: PaginatedAuditEventView,
  async handle(context) {
    const scope = { organizationId: context.path.orgId, isPublished: false };
    const events = await findEvents(context, scope, readAuditFilter(context.query));
    return eventsOf(presentAuditEvent)(events, context);
  },
  wires: {
    private: {},
  },
});
