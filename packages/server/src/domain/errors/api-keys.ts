import { limits } from '../limits.js';
import { own, published } from './define-error.js';

/** API keys. */
export const apiKeyErrors = {
  API_KEY_EXPIRED: own({
    // Like a missing role: who calls is known, and sending the same credentials again does not help.
    status: 401,
    detail: (publicKey: string, expiresAt: string) => `API key ${publicKey} expired on ${expiresAt}.`,
    parameters: ['public key', 'expiry of the key'],
    meaning: 'The API key has expired.',
    fix: 'Have an Organization Owner set a later expiry, or create another key.',
  }),
  API_KEY_EXPIRY_IN_PAST: own({
    status: 400,
    detail: (expiresAt: string) => `expiresAt: ${expiresAt} is in the past.`,
    parameters: ['date given'],
    meaning: 'The expiry of an API key must be in the future.',
    fix: 'Send a later `expiresAt`, or null for a key that does not expire. To revoke a key now, delete it.',
  }),
  API_KEY_NOT_FOUND: published({
    // Published as 400, although it reads like a 404; clients treat both as "gone".
    status: 400,
    detail: (id: string) => `No API key with ID ${id} exists.`,
    parameters: ['API key ID'],
    meaning: 'The organization or project in the path has no API key with this ID.',
    fix: 'Check the ID; GET /orgs/{orgId}/apiKeys lists the API keys.',
  }),
  INVALID_KEY_ID: published({
    status: 404,
    detail: (value: string) => `${value} is not an API key ID.`,
    parameters: ['value given'],
    meaning: 'The API key ID is not 24 lower-case hexadecimal digits.',
    fix: 'Use the `id` of the API key, not its public key.',
  }),
  API_KEY_REQUIRES_DESCRIPTION: published({
    status: 400,
    detail: () => 'An API key needs a description.',
    parameters: [],
    meaning: 'The `desc` of the API key is empty.',
    fix: `Send \`desc\` with 1 to ${limits.apiKeyDescriptionCharacters} characters.`,
  }),
  INVALID_API_KEY_DESC: published({
    status: 400,
    detail: (maximum: number) => `The description of an API key can have at most ${maximum} characters.`,
    parameters: ['greatest length'],
    meaning: 'The `desc` of the API key is too long.',
    fix: `Send \`desc\` with 1 to ${limits.apiKeyDescriptionCharacters} characters.`,
  }),
  MISSING_API_KEY_ROLES: published({
    status: 400,
    detail: (...[scope]: [] | ['project']) =>
      scope === undefined
        ? 'API keys must have at least one role.'
        : 'API keys of a project must have at least one role in the project.',
    parameters: [],
    wire: () => [],
    meaning:
      'The attribute `roles` is missing or empty, or has no role in the project in which the key is created.',
    fix: 'Send at least one role of the organization or project in `roles`; in a project, one such as GROUP_READ_ONLY.',
  }),
  API_KEY_ALREADY_IN_GROUP: published({
    status: 400,
    detail: () => 'API key is already in the group.',
    parameters: [],
    meaning: 'The API key already has a role in the project. Its roles are not changed.',
    fix: 'Change the roles with PATCH /groups/{groupId}/apiKeys/{apiUserId}.',
  }),
  MAX_API_KEYS_PER_ORG_EXCEEDED: published({
    status: 400,
    detail: (limit: number, organizationId: string) =>
      `Maximum number of API keys per org (${limit}) in ${organizationId} exceeded while trying to add API keys.`,
    parameters: ['limit, as a string', 'organization ID'],
    // Same form as MAX_GROUPS_PER_ORG_EXCEEDED, the recorded one of the two.
    wire: (limit, organizationId) => [String(limit), organizationId],
    meaning: 'The organization has the maximum number of API keys.',
    fix: 'Delete API keys that are no longer used.',
  }),
};
