import { requireProjectEvent } from '../../../changes/events/require-event.js';
import { findScopeNames, findTeamNames } from '../../../store/queries/events.js';
import { operation } from '../../define-operation.js';
import { presentAuditEvent } from '../../presenters/event.js';
import { EventQuery } from '../../schemas/event-queries.js';
import { AuditEventView } from '../../schemas/events.js';

export const getGroupAuditEvent = operation({
  operationId: 'getGroupAuditEvent',
  tag: 'Private',
  summary: 'Show an event of the audit trail of a project',
  method: 'GET',
  path: '/groups/{groupId}/events/{eventId}',
  permission: 'project.events.read',
  query: EventQuery,
  status: 200,
  response: AuditEventView,
  async handle({ services, path, query, link }) {
    const { reader } = services.store;
    const scope = { projectId: path.groupId, isPublished: false };
    const event = await requireProjectEvent(reader, scope, path.eventId);
    const rawNames = query.includeRaw ? await findScopeNames(reader, [event]) : undefined;
    const teamNames = await findTeamNames(reader, [event]);
    return presentAuditEvent(event, 'project', link, rawNames, teamNames);
  },
  wires: {
    private: {},
  },
});
