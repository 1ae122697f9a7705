import { requireApiKey } from '../../../../services/api-keys/checks.js';
import { defineOperation } from '../../../operation.js';
import { presentApiKey } from '../../../presenters/cloud-manager/api-key.js';
import { ApiKeyUserDetails } from '../../../schemas/api-keys.js';

export const getOrgApiKey = defineOperation({
  operationId: 'getOrgApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Show an API key of an organization, its private key masked',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}',
  permission: 'organization.apiKeys.read',
  versions: {
    unversioned: {
      status: 200,
      response: ApiKeyUserDetails,
      async handle({ services, path, link }) {
        return presentApiKey(await requireApiKey(services.store.reader, path.orgId, path.apiKeyId), link);
      },
    },
  },
});
