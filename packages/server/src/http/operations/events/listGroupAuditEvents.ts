import { eventsOf, findEvents } from '../../answers/events.js';
import { operation } from '../../define-operation.js';
import { presentAuditEvent } from '../../presenters/event.js';
import { AuditEventsQuery, readAuditFilter } from '../../schemas/event-queries.js';
import { PaginatedAuditEventView } from '../../schemas/events.js';

export const listGroupAuditEvents = operation({
  operationId: 'listGroupAuditEvents',
  tag: 'Private',
  summary: 'List all of the audit trail of a project, newest first',
  method: 'GET',
  path: '/groups/{groupId}/events',
  permission: 'project.events.read',
  query: AuditEventsQuery,
  status: 200,
  response: PaginatedAuditEventView,
  async handle(context) {
    const scope = { projectId: context.path.groupId, isPublished: false };
    const events = await findEvents(context, scope, readAuditFilter(context.query));
    return eventsOf(presentAuditEvent)(events, context);
  },
  wires: {
    private: {},
  },
});
