import { limits } from '../limits.js';
import { own, published } from './define-error.js';

/** Teams. */
export const teamErrors = {
  CANNOT_CREATE_EMPTY_TEAM: published({
    status: 400,
    detail: () => 'A team must contain at least one user. Add a user to your team to continue.',
    parameters: [],
    meaning: 'The Cloud Manager API was asked to create a team without users; the Atlas API allows that.',
    fix: 'Name at least one member of the organization in usernames.',
  }),
  CANNOT_REMOVE_LAST_USER_FROM_TEAM: published({
    status: 400,
    detail: (teamId: string) => `Team ${teamId} would be empty without this user.`,
    parameters: ['team ID'],
    meaning:
      'This operation does not remove the last member of a team. ' +
      'POST /orgs/{orgId}/teams/{teamId}:removeUser does.',
    fix: 'Add another user first, or delete the team.',
  }),
  MAX_USERS_PER_TEAM_EXCEEDED: published({
    status: 400,
    detail: (limit: number, teamId: string) =>
      `Maximum number of users per team (${limit}) in ${teamId} exceeded while trying to add users.`,
    parameters: ['limit, as a string', 'team ID'],
    wire: (limit, teamId) => [String(limit), teamId],
    meaning: 'The team would get too many users.',
    fix: 'Create another team.',
  }),
  TEAM_NOT_FOUND: published({
    status: 404,
    detail: (teamId: string) => `There is no team with ID ${teamId}.`,
    parameters: ['team ID'],
    meaning: 'The organization has no team with this ID.',
    fix: 'Check the ID; GET /orgs/{orgId}/teams lists the teams.',
  }),
  TEAM_NAME_NOT_FOUND: published({
    status: 404,
    detail: (name: string) => `There is no team named "${name}".`,
    parameters: ['team name'],
    meaning: 'The organization has no team of this name.',
    fix: 'Check the name, including upper and lower case.',
  }),
  INVALID_TEAM_ID: published({
    status: 404,
    detail: (value: string) => `${value} is not a team ID.`,
    parameters: ['value given'],
    meaning: 'The team ID is not 24 lower-case hexadecimal digits.',
    fix: 'Use the `id` of a team, not its name.',
  }),
  INVALID_TEAM_NAME: published({
    status: 400,
    detail: (name: string) => `"${name}" cannot be the name of a team.`,
    parameters: ['name given'],
    meaning:
      `The name is blank, longer than ${limits.nameCharacters} characters, or could be taken for another one: it has ` +
      'characters that show nothing, other blanks than spaces, full-width letters, or a word of several alphabets.',
    fix: `Use 1 to ${limits.nameCharacters} printable characters, and one alphabet for a word.`,
  }),
  TEAM_NAME_NOT_AVAILABLE: published({
    status: 409,
    detail: (name: string) => `Another team of the organization is named "${name}".`,
    parameters: ['team name'],
    meaning: 'Another team of the organization has this name.',
    fix: 'Choose another name.',
  }),
  TEAM_NOT_IN_GROUP: published({
    status: 404,
    detail: (teamId: string, projectId: string) => `Team ${teamId} is not assigned to group ${projectId}.`,
    parameters: ['team ID', 'project ID'],
    meaning: 'The team has no role in the project.',
    fix: 'GET /groups/{groupId}/teams lists the teams of the project.',
  }),
  TEAM_EXISTS_IN_GROUP: published({
    status: 409,
    detail: (teamId: string, projectId: string) =>
      `Team ${teamId} already is assigned to group ${projectId}.`,
    parameters: ['team ID', 'project ID'],
    meaning: 'The team has roles in the project already.',
    fix: 'Change them with PATCH /groups/{groupId}/teams/{teamId}.',
  }),
  CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT: published({
    // Published as 404, although it reads like a conflict; Terraform goes by the code.
    status: 404,
    detail: (teamId: string) => `Team ${teamId} is assigned to a group and cannot be deleted.`,
    parameters: ['team ID'],
    meaning: 'A team can be deleted only after it is removed from all projects.',
    fix: 'Remove the team from its projects first: DELETE /groups/{groupId}/teams/{teamId}.',
  }),
  CANNOT_ADD_PENDING_USER: published({
    status: 404,
    detail: (user: string) => `${user} has not accepted the invitation yet.`,
    parameters: ['user ID or user name'],
    meaning: 'This version of the operation accepts members of the organization only.',
    fix: 'Add pending users with POST /orgs/{orgId}/teams/{teamId}:addUser.',
  }),
  USER_ALREADY_IN_TEAM: published({
    status: 409,
    detail: (userId: string, teamId: string) => `User ${userId} already is in team ${teamId}.`,
    parameters: ['user ID', 'team ID'],
    meaning: 'The user is in the team already.',
    fix: 'Nothing needs to be done.',
  }),
  USER_NOT_IN_TEAM: own({
    status: 404,
    detail: (userId: string, teamId: string) => `User ${userId} is not in team ${teamId}.`,
    parameters: ['user ID', 'team ID'],
    meaning: 'The user is a member of the organization but not of the team.',
    fix: 'GET /orgs/{orgId}/teams/{teamId}/users lists the users of the team.',
  }),
  MAX_TEAMS_PER_ORG_EXCEEDED: published({
    status: 400,
    detail: (limit: number, organizationId: string) =>
      `Maximum number of teams per organization (${limit}) in ${organizationId} exceeded while trying to add team.`,
    parameters: ['limit, as a string', 'organization ID'],
    wire: (limit, organizationId) => [String(limit), organizationId],
    meaning: 'The organization has the maximum number of teams.',
    fix: 'Delete teams that are no longer used.',
  }),
  MAX_TEAMS_PER_GROUP_EXCEEDED: published({
    status: 400,
    detail: (limit: number, projectId: string) =>
      `Maximum number of teams per group (${limit}) in ${projectId} exceeded while trying to add teams.`,
    parameters: ['limit, as a string', 'project ID'],
    wire: (limit, projectId) => [String(limit), projectId],
    meaning: 'The project would get too many teams.',
    fix: 'Remove teams that no longer need access.',
  }),
  MAX_TEAMS_PER_USER_EXCEEDED: published({
    status: 400,
    detail: (limit: number, userId: string) =>
      `Maximum number of teams per user (${limit}) for ${userId} exceeded while trying to add user to team.`,
    parameters: ['limit, as a string', 'user ID'],
    wire: (limit, userId) => [String(limit), userId],
    meaning: 'The user is in the maximum number of teams.',
    fix: 'Remove the user from another team first.',
  }),
};
