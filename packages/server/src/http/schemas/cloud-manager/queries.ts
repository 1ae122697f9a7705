import { Type } from 'typebox';
import { OrganizationEventsQuery } from '../event-queries.js';
import { PlainListQuery } from '../queries.js';

/** Query parameters of the projects of an organization. */
export const OrganizationProjectsQuery = Type.Object({
  ...PlainListQuery.properties,
  name: Type.Optional(Type.String({ description: 'The whole name, in any case' })),
});

const { eventType, includeRaw, maxDate, minDate } = OrganizationEventsQuery.properties;

/** Query parameters of events. */
export const EventsQuery = Type.Object({
  ...PlainListQuery.properties,
  eventType,
  includeRaw,
  maxDate,
  minDate,
});

/** Query parameters of the users of a project. */
export const ProjectUsersQuery = Type.Object({
  flattenTeams: Type.Optional(Type.Boolean({ default: false })),
  includeOrgUsers: Type.Optional(Type.Boolean({ default: false })),
  ...PlainListQuery.properties,
});
