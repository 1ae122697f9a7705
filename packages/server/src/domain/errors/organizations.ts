import { limits } from '../limits.js';
import { published } from './define-error.js';

/** Organizations. */
export const organizationErrors = {
  ORG_NOT_FOUND: published({
    status: 404,
    detail: (organizationId: string) => `There is no organization with ID ${organizationId}.`,
    parameters: ['organization ID'],
    meaning: 'The organization does not exist, or the caller has no role in it.',
    fix: 'Check the ID; GET /orgs lists the organizations of the caller.',
  }),
  USER_CANNOT_ACCESS_ORG: published({
    status: 401,
    // One answer for an unknown key, a wrong private key, a key of another organization and no such organization.
    detail: (organizationId: string) =>
      `The destination API key does not belong to organization ${organizationId}, or its private key is wrong.`,
    parameters: ['organization ID'],
    meaning:
      'The API key for the destination organization, which is sent to move a project, is not valid there.',
    fix: 'Send the public and private key of an API key that is Organization Owner of the destination organization.',
  }),
  ORG_NOT_EMPTY: published({
    status: 409,
    detail: (organizationId: string) => `Organization ${organizationId} still has projects.`,
    parameters: ['organization ID'],
    meaning: 'An organization can be deleted only after its projects.',
    fix: 'Delete the projects of the organization first.',
  }),
  INVALID_ORG_ID: published({
    status: 404,
    detail: (value: string) => `${value} is not an organization ID.`,
    parameters: ['value given'],
    meaning: 'The organization ID is not 24 lower-case hexadecimal digits.',
    fix: 'Use the `id` of an organization, not its name.',
  }),
  INVALID_ORG_NAME: published({
    status: 400,
    detail: (name: string) => `"${name}" cannot be the name of an organization.`,
    parameters: ['name given'],
    meaning: `The name is empty, longer than ${limits.nameCharacters} characters, or contains a character that names cannot have.`,
    fix: `Use 1 to ${limits.nameCharacters} letters, digits, spaces and - _ . ( ) , : & @ + '.`,
  }),
};
