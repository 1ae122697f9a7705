import { own, published } from './define-error.js';

/** Service accounts. The public API documents hardly any codes of its own for them. */
export const serviceAccountErrors = {
  SERVICE_ACCOUNT_SECRET_NOT_FOUND: own({
    status: 404,
    detail: (secretId: string, clientId: string) =>
      `Service account ${clientId} has no secret with ID ${secretId}.`,
    parameters: ['secret ID', 'client ID'],
    meaning: 'The service account has no client secret with this ID. It may have been deleted.',
    fix: 'Read the service account; `secrets` lists the IDs of its secrets.',
  }),
  MAX_SERVICE_ACCOUNTS_PER_ORG_EXCEEDED: published({
    status: 400,
    detail: (limit: number, organizationId: string) =>
      `Maximum number of Service Accounts per org (${limit}) in ${organizationId} exceeded when trying to add a new Service Account.`,
    parameters: ['limit, as a string', 'organization ID'],
    // Same form as MAX_GROUPS_PER_ORG_EXCEEDED, the recorded one.
    wire: (limit, organizationId) => [String(limit), organizationId],
    meaning: 'The organization has the maximum number of service accounts.',
    fix: 'Delete service accounts that are no longer used.',
  }),
  MAX_SECRETS_PER_SERVICE_ACCOUNT_EXCEEDED: own({
    status: 400,
    detail: (limit: number, clientId: string) =>
      `Service account ${clientId} already has ${limit} secrets, which is the most it can have; expired ones count.`,
    parameters: ['limit', 'client ID'],
    meaning:
      'The service account has the maximum number of client secrets. Expired ones count until they are deleted.',
    fix: 'Delete a secret that is expired or no longer used, then create the new one.',
  }),
  CREDENTIALS_NOT_IMPORTED: own({
    status: 400,
    detail: (first: string, further: number) =>
      `Nothing was imported: ${first}${further > 0 ? `; and ${further} more` : ''}.`,
    parameters: ['the first thing that is wrong, with its place', 'how many more there are'],
    meaning:
      'Credentials that were made elsewhere are imported all or none, and something is wrong with some. `badRequestDetail` names each with its place, counted from 0.',
    fix: 'Put them right, or leave them out, and import all again.',
  }),
  INVALID_SECRET_VALIDITY: own({
    status: 400,
    detail: (hours: number, least: number, most: number) =>
      `A client secret can be valid for ${least} to ${most} hours in this organization, not for ${hours}.`,
    parameters: ['hours given', 'fewest hours', 'most hours'],
    meaning:
      'The attribute `secretExpiresAfterHours` is below 8 hours or above what the organization allows.',
    fix: 'Choose a number within the limits named in the answer. The upper limit is the organization setting `maxServiceAccountSecretValidityInHours`.',
  }),
};
