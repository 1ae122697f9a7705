import { deleteApiKey } from '../../../services/api-keys/delete-api-key.js';
import { operation } from '../../define-operation.js';
import { ForceQuery } from '../../schemas/queries.js';

export const deleteOrgApiKey = operation({
  operationId: 'deleteOrgApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Delete an API key from the organization and from all of its projects',
  method: 'DELETE',
  path: '/orgs/{orgId}/apiKeys/{apiUserId}',
  permission: 'organization.apiKeys.write',
  query: ForceQuery,
  status: 204,
  async handle({ services, caller, path, query }) {
    await deleteApiKey(services, caller, {
      organizationId: path.orgId,
      id: path.apiUserId,
      force: query.force ?? false,
    });
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { path: '/orgs/{orgId}/apiKeys/{apiKeyId}' },
  },
});
