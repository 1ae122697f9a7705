import { requireProjectEvent } from '../../../changes/events/require-event.js';
import { findScopeNames } from '../../../store/queries/events.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/event.js';
import { presentEvent } from '../../presenters/event.js';
import { EventQuery } from '../../schemas/event-queries.js';
import { EventViewForNdsGroup } from '../../schemas/events.js';

export const getGroupEvent = operation({
  operationId: 'getGroupEvent',
  tag: 'Events',
  summary: 'Show an event of a project',
  method: 'GET',
  path: '/groups/{groupId}/events/{eventId}',
  permission: 'project.events.read',
  query: EventQuery,
  status: 200,
  response: EventViewForNdsGroup,
  async handle({ services, path, query }) {
    const { reader } = services.store;
    const event = await requireProjectEvent(
      reader,
      { projectId: path.groupId, isPublished: true },
      path.eventId,
    );
    const rawNames = query.includeRaw ? await findScopeNames(reader, [event]) : undefined;
    return { event, rawNames };
  },
  wires: {
    atlas: {
      present: ({ event, rawNames }, { link }) => presentEvent(event, 'project', link, rawNames),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      present: ({ event, rawNames }, { link }) => cloudManager.presentEvent(event, 'project', link, rawNames),
    },
  },
});
