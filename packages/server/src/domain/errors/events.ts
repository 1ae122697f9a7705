import { published } from './define-error.js';

/** Events. */
export const eventErrors = {
  EVENT_NOT_FOUND: published({
    status: 404,
    detail: (eventId: string, projectId: string) => `Group ${projectId} has no event with ID ${eventId}.`,
    parameters: ['event ID', 'project ID'],
    meaning: 'The project has no event with this ID.',
    fix: 'Check the ID; GET /groups/{groupId}/events lists the events.',
  }),
  ORG_EVENT_NOT_FOUND: published({
    status: 404,
    detail: (eventId: string, organizationId: string) =>
      `Organization ${organizationId} has no event with ID ${eventId}.`,
    parameters: ['event ID', 'organization ID'],
    meaning: 'The organization has no event with this ID.',
    fix: 'Check the ID; GET /orgs/{orgId}/events lists the events.',
  }),
};
