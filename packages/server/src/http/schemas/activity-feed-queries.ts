import { Type } from 'typebox';
import { ProjectEventsQuery } from './event-queries.js';

const { eventType, maxDate, minDate, clusterNames } = ProjectEventsQuery.properties;

/** Query parameters of an organization's link: the filter of its events, with the published bound on repetition. */
export const OrganizationFeedQuery = Type.Object({
  eventType: Type.Optional(Type.Array(eventType.items, { maxItems: 20 })),
  maxDate,
  minDate,
});

/** Query parameters of a project's link. */
export const ProjectFeedQuery = Type.Object({
  clusterName: Type.Optional(Type.Array(clusterNames.items, { maxItems: 20 })),
  ...OrganizationFeedQuery.properties,
});
