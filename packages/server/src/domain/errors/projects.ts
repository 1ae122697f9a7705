import { limits } from '../limits.js';
import { own, published } from './define-error.js';

/** Projects, which the wire calls groups. */
export const projectErrors = {
  GROUP_NOT_FOUND: published({
    status: 404,
    detail: (projectId: string) => `No group with ID ${projectId} exists.`,
    parameters: ['project ID'],
    meaning: 'The project does not exist, or belongs to an organization that the caller does not belong to.',
    fix: 'Check the ID; GET /groups lists the projects of the caller.',
  }),
  USER_CANNOT_ACCESS_GROUP: published({
    status: 401,
    detail: () => 'User cannot access this group.',
    parameters: [],
    meaning: 'The project belongs to an organization of the caller, but no role of the caller can see it.',
    fix: 'Grant the caller a role in the project, or an organization role that can read all projects.',
  }),
  NOT_ORG_GROUP_CREATOR: published({
    status: 401,
    detail: (organizationId: string) =>
      `The currently logged in user does not have the group creator role in organization ${organizationId}.`,
    parameters: ['organization ID'],
    meaning:
      'The caller belongs to the organization, but none of its roles allows it to create projects there.',
    fix: 'Grant the caller Organization Project Creator or Organization Owner.',
  }),
  GROUP_NAME_NOT_FOUND: published({
    status: 404,
    detail: (name: string) => `There is no group named "${name}".`,
    parameters: ['project name'],
    meaning: 'No project that the caller can see has this name.',
    fix: 'Check the name, including upper and lower case.',
  }),
  GROUP_ALREADY_EXISTS: published({
    status: 409,
    detail: (name: string) => `A group with name "${name}" already exists.`,
    parameters: ['project name'],
    meaning: 'Another project of the organization has this name.',
    fix: 'Choose another name.',
  }),
  MULTIPLE_GROUPS: published({
    status: 409,
    detail: (name: string) => `More than one group is named "${name}".`,
    parameters: ['project name'],
    meaning: 'The caller can see projects of this name in several organizations.',
    fix: 'Use the ID of the project.',
  }),
  MAX_GROUPS_PER_ORG_EXCEEDED: published({
    status: 400,
    detail: (limit: number, organizationId: string) =>
      `Maximum number of groups per organization (${limit}) in ${organizationId} exceeded while trying to add group.`,
    parameters: ['limit, as a string', 'organization ID'],
    // The live service answers the number as a string here (recorded: ["250", "…"]).
    wire: (limit, organizationId) => [String(limit), organizationId],
    meaning: 'The organization has the maximum number of projects.',
    fix: 'Delete a project, or create the new one in another organization.',
  }),
  INVALID_GROUP_ID: published({
    status: 404,
    detail: (value: string) => `${value} is not a group ID.`,
    parameters: ['value given'],
    meaning: 'The project ID is not 24 lower-case hexadecimal digits.',
    fix: 'Use the `id` of a project, not its name.',
  }),
  INVALID_GROUP_NAME: published({
    status: 400,
    detail: (name: string) => `"${name}" cannot be the name of a group.`,
    parameters: ['name given'],
    meaning: `The name is empty, longer than ${limits.nameCharacters} characters, or contains a character that names cannot have.`,
    fix: `Use 1 to ${limits.nameCharacters} letters, digits, spaces and - _ . ( ) , : & @ + '.`,
  }),
  LIMIT_NOT_FOUND: own({
    status: 404,
    detail: (name: string) => `Projects have no limit named ${name}.`,
    parameters: ['limit name'],
    meaning: 'The limit is not one of the limits that projects have.',
    fix: 'GET /groups/{groupId}/limits lists the names.',
  }),
  LIMIT_OUT_OF_RANGE: own({
    status: 400,
    detail: (name: string, value: number, minimum: number, maximum: number) =>
      `The limit ${name} can be set to a whole number from ${minimum} to ${maximum}, not to ${value}.`,
    parameters: ['limit name', 'value given', 'lowest value', 'highest value'],
    meaning: 'The value is outside the range of this limit.',
    fix: 'Choose a value within the range named in the answer.',
  }),
};
