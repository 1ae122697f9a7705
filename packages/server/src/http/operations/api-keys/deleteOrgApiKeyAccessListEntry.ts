import { apiKeyList } from '../../../access/reach/api-key-list.js';
import { removeAccessListEntry } from '../../../services/access-lists/remove-entry.js';
import { reachableApiKeyList } from '../../../services/api-keys/reachable-list.js';
import { operation } from '../../define-operation.js';

export const deleteOrgApiKeyAccessListEntry = operation({
  operationId: 'deleteOrgApiKeyAccessListEntry',
  tag: 'Programmatic API Keys',
  summary: 'Remove an entry from the access list of an API key',
  method: 'DELETE',
  path: '/orgs/{orgId}/apiKeys/{apiUserId}/accessList/{ipAddress}',
  permission: 'organization.apiKeys.read',
  reach: apiKeyList,
  status: 204,
  async handle({ services, caller, path }) {
    const key = { organizationId: path.orgId, id: path.apiUserId };
    await removeAccessListEntry(services, caller, reachableApiKeyList(caller, key), path.ipAddress);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: {
      like: '2023-01-01',
      formerly: {
        operationId: 'deleteOrgApiKeyWhitelistEntry',
        path: '/orgs/{orgId}/apiKeys/{apiUserId}/whitelist/{ipAddress}',
      },
    },
    cloudManager: {
      path: '/orgs/{orgId}/apiKeys/{apiKeyId}/accessList/{ipAddress}',
      formerly: {
        operationId: 'deleteOrgApiKeyWhitelistEntry',
        path: '/orgs/{orgId}/apiKeys/{apiKeyId}/whitelist/{ipAddress}',
      },
    },
  },
});
