import { Type } from 'typebox';
import { someText } from '../common.js';
import { OrganizationEventsQuery, ProjectEventsQuery } from '../event-queries.js';
import { PlainListQuery } from '../queries.js';

/** Query parameters of the projects of an organization. */
export const OrganizationProjectsQuery = Type.Object({
  ...PlainListQuery.properties,
  name: Type.Optional(someText({ description: 'The whole name, in any case' })),
});

const { includeRaw, maxDate, minDate } = OrganizationEventsQuery.properties;

/** Query parameters of an organization's events. */
export const EventsOfOrganizationQuery = Type.Object({
  ...PlainListQuery.properties,
  eventType: OrganizationEventsQuery.properties.eventType,
  includeRaw,
  maxDate,
  minDate,
});

/** Query parameters of a project's events. */
export const EventsOfProjectQuery = Type.Object({
  ...EventsOfOrganizationQuery.properties,
  eventType: ProjectEventsQuery.properties.eventType,
});

/** Query parameters of the users of a project. */
export const ProjectUsersQuery = Type.Object({
  flattenTeams: Type.Optional(Type.Boolean({ default: false })),
  includeOrgUsers: Type.Optional(Type.Boolean({ default: false })),
  ...PlainListQuery.properties,
});
