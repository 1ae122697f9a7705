import { requireVisibleCredential } from '../../../services/credentials/visible-credentials.js';
import { defineOperation } from '../../operation.js';
import { presentCredential } from '../../presenters/credential.js';
import { CredentialOverview } from '../../schemas/credentials.js';

export const getOrgCredential = defineOperation({
  operationId: 'getOrgCredential',
  tag: 'Private',
  summary: 'Show an API key or service account of an organization, by its ID or client ID, as the list does',
  method: 'GET',
  path: '/api/private/orgs/{orgId}/credentials/{credentialId}',
  permission: 'organization.apiKeys.read',
  alsoNeeds: { permission: 'organization.serviceAccounts.read', unless: 'it is an API key' },
  versions: {
    unversioned: {
      status: 200,
      response: CredentialOverview,
      async handle({ services, caller, path }) {
        const scope = { kind: 'organization', id: path.orgId } as const;
        return presentCredential(await requireVisibleCredential(services, caller, scope, path.credentialId));
      },
    },
  },
});
