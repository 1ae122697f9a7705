import { own, published } from './define-error.js';

/** Users of organizations and projects. */
export const userErrors = {
  USER_NOT_FOUND: published({
    status: 404,
    detail: (userId: string) => `There is no user with ID ${userId}.`,
    parameters: ['user ID'],
    meaning: 'The request names a user, for example as owner, who does not exist in the organization.',
    fix: 'Check the user ID, or leave it out.',
  }),
  USERNAME_NOT_FOUND: published({
    status: 404,
    detail: (username: string) => `No user with username ${username} exists.`,
    parameters: ['user name'],
    // One answer for people nobody knows and people of other organizations: nothing is learnt about those.
    meaning: 'No user with this name shares an organization with the caller.',
    fix: 'Check the user name; GET /orgs/{orgId}/users lists the users of an organization.',
  }),
  USER_NOT_IN_GROUP: published({
    status: 404,
    detail: (userId: string, projectId: string, ...[teamNames]: [] | [teamNames: string]) =>
      `User ${userId} has no role of its own in group ${projectId}.` +
      (teamNames === undefined ? '' : ` The access that it has there comes through its teams: ${teamNames}.`),
    parameters: ['user ID', 'project ID'],
    // Names of teams are for people; the published parameters are not known to have them.
    wire: (userId, projectId, ..._teamNames) => [userId, projectId],
    meaning:
      'The user is not assigned to the project. Access through a team or an organization role does not count.',
    fix: 'If the access comes from a team, remove the user from the team, or the team from the project.',
  }),
  USER_ALREADY_IN_GROUP: published({
    status: 400,
    detail: (username: string, projectId: string) => `User ${username} is already in group ${projectId}.`,
    parameters: ['user name', 'project ID'],
    meaning: 'The user already has a role in the project, or is invited to one. The roles are not changed.',
    fix: 'Change the roles instead: `:addRole` and `:removeRole` of the user, or PATCH of the invitation.',
  }),
  INVALID_USER_ID: published({
    status: 404,
    detail: (value: string) => `${value} is not a user ID.`,
    parameters: ['value given'],
    meaning: 'The user ID is not 24 lower-case hexadecimal digits.',
    fix: 'Use the `id` of a user, not the user name.',
  }),
  INVALID_EMAIL_ADDRESS: published({
    status: 400,
    detail: (value: string) => `${value} is not an e-mail address.`,
    parameters: ['value given'],
    meaning:
      'A user name has to be an e-mail address, and this is none, or could be taken for another one: it has characters ' +
      'that show nothing, full-width letters, or letters of several alphabets.',
    fix: 'Send an address such as ada@example.com.',
  }),
  INVALID_COUNTRY_CODE: published({
    status: 400,
    detail: (value: string) => `${value} is not a country code.`,
    parameters: ['value given'],
    meaning: 'The country is not two upper-case letters.',
    fix: 'Send an ISO 3166-1 code of two letters, such as IE.',
  }),
  USER_ALREADY_EXISTS: published({
    status: 409,
    detail: (username: string) => `A user with username ${username} already exists.`,
    parameters: ['user name'],
    meaning: 'Somebody has an account with this user name.',
    fix: 'Invite the user instead: POST /orgs/{orgId}/users takes the name of an existing account.',
  }),
  USER_ALREADY_IN_ORG: own({
    status: 409,
    detail: (username: string, organizationId: string) =>
      `${username} already is a member of organization ${organizationId}.`,
    parameters: ['user name', 'organization ID'],
    meaning: 'Only users who are not members yet can be invited.',
    fix: 'Change the roles of the user with PATCH /orgs/{orgId}/users/{userId}.',
  }),
  MAX_ORGS_PER_USER_EXCEEDED: published({
    status: 400,
    detail: (limit: number, userId: string) =>
      `Maximum number of organizations per user (${limit}) for ${userId} exceeded while trying to add user to organization.`,
    parameters: ['limit, as a string', 'user ID'],
    wire: (limit, userId) => [String(limit), userId],
    meaning: 'The user is in the maximum number of organizations.',
    fix: 'Leave another organization first.',
  }),
  MAX_USERS_PER_ORG_EXCEEDED: published({
    status: 400,
    detail: (limit: number, organizationId: string) =>
      `Maximum number of users per org (${limit}) in ${organizationId} exceeded while trying to add users.`,
    parameters: ['limit, as a string', 'organization ID'],
    // Same form as MAX_GROUPS_PER_ORG_EXCEEDED, the recorded one; so are the other limits of people and teams.
    wire: (limit, organizationId) => [String(limit), organizationId],
    meaning: 'The organization has the maximum number of members and pending users.',
    fix: 'Remove users who no longer need access.',
  }),
  MAX_USERS_PER_GROUP_EXCEEDED: published({
    status: 400,
    detail: (limit: number, projectId: string) =>
      `Maximum number of users per group (${limit}) in ${projectId} exceeded while trying to add users.`,
    parameters: ['limit, as a string', 'project ID'],
    wire: (limit, projectId) => [String(limit), projectId],
    meaning: 'The project has the maximum number of users.',
    fix: 'Remove users who no longer need access, or give access through a team.',
  }),
};
