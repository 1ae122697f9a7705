import { Type } from 'typebox';
import { ownLimits } from '../../domain/limits.js';
import { AuditEventsQuery, ProjectEventsQuery } from './event-queries.js';

// The page that the link leads to shows the audit trail.
const { eventType, maxDate, minDate } = AuditEventsQuery.properties;
const { clusterNames } = ProjectEventsQuery.properties;

/** Query parameters of an organization's link: the filter of its events, with the published bound on repetition. */
export const OrganizationFeedQuery = Type.Object({
  eventType: Type.Optional(Type.Array(eventType.items, { maxItems: ownLimits.typesPerFeed })),
  maxDate,
  minDate,
});

/** Query parameters of a project's link. */
export const ProjectFeedQuery = Type.Object({
  clusterName: Type.Optional(Type.Array(clusterNames.items, { maxItems: ownLimits.typesPerFeed })),
  ...OrganizationFeedQuery.properties,
});
