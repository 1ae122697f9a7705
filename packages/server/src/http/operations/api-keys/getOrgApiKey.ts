import { requireApiKey } from '../../../services/api-keys/checks.js';
import { defineOperation } from '../../operation.js';
import { presentApiKey } from '../../presenters/api-key.js';
import { ApiKeyUserDetails } from '../../schemas/api-keys.js';

export const getOrgApiKey = defineOperation({
  operationId: 'getOrgApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Show an API key of an organization, its private key masked',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}',
  permission: 'organization.apiKeys.read',
  versions: {
    '2023-01-01': {
      status: 200,
      response: ApiKeyUserDetails,
      async handle({ services, path, link }) {
        return presentApiKey(await requireApiKey(services.store.reader, path.orgId, path.apiUserId), link);
      },
    },
  },
});
