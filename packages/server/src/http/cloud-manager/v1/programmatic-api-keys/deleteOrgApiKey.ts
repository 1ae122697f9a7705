import { deleteApiKey } from '../../../../services/api-keys/delete-api-key.js';
import { defineOperation } from '../../../operation.js';
import { ForceQuery } from '../../../schemas/queries.js';

export const deleteOrgApiKey = defineOperation({
  operationId: 'deleteOrgApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Delete an API key from the organization and from all of its projects',
  method: 'DELETE',
  path: '/api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}',
  permission: 'organization.apiKeys.write',
  query: ForceQuery,
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, caller, path, query }) {
        await deleteApiKey(services, caller, {
          organizationId: path.orgId,
          id: path.apiKeyId,
          force: query.force ?? false,
        });
      },
    },
  },
});
