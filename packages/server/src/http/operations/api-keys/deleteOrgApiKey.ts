import { deleteApiKey } from '../../../services/api-keys/delete-api-key.js';
import { defineOperation } from '../../operation.js';
import { ForceQuery } from '../../schemas/queries.js';

export const deleteOrgApiKey = defineOperation({
  operationId: 'deleteOrgApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Delete an API key from the organization and from all of its projects',
  method: 'DELETE',
  path: '/api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}',
  permission: 'organization.apiKeys.write',
  query: ForceQuery,
  versions: {
    '2023-01-01': {
      status: 204,
      async handle({ services, caller, path, query }) {
        await deleteApiKey(services, caller, {
          organizationId: path.orgId,
          id: path.apiUserId,
          force: query.force ?? false,
        });
      },
    },
  },
});
