import { apiKeyList } from '../../../access/reach/api-key-list.js';
import { apiKeyHolder } from '../../../changes/access-lists/holder.js';
import { requireEntry } from '../../../changes/access-lists/require-entry.js';
import { requireApiKey } from '../../../changes/api-keys/require-api-key.js';
import { operation } from '../../define-operation.js';
import { presentAccessListEntry } from '../../presenters/access-list-entry.js';
import { UserAccessListResponse } from '../../schemas/access-list-entries.js';

export const getOrgApiKeyAccessListEntry = operation({
  operationId: 'getOrgApiKeyAccessListEntry',
  tag: 'Programmatic API Keys',
  summary: 'Show one entry of the access list of an API key',
  method: 'GET',
  path: '/orgs/{orgId}/apiKeys/{apiUserId}/accessList/{ipAddress}',
  permission: 'organization.apiKeys.read',
  reach: apiKeyList,
  status: 200,
  response: UserAccessListResponse,
  async handle({ services, path, link }) {
    const { reader } = services.store;
    const key = { organizationId: path.orgId, id: path.apiUserId };
    const holder = apiKeyHolder(await requireApiKey(reader, path.orgId, path.apiUserId));
    return presentAccessListEntry(await requireEntry(reader, holder, path.ipAddress), key, link);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: {
      like: '2023-01-01',
      formerly: {
        operationId: 'getOrgApiKeyWhitelistEntry',
        path: '/orgs/{orgId}/apiKeys/{apiUserId}/whitelist/{ipAddress}',
      },
    },
    cloudManager: {
      path: '/orgs/{orgId}/apiKeys/{apiKeyId}/accessList/{ipAddress}',
      formerly: {
        operationId: 'getOrgApiKeyWhitelistEntry',
        path: '/orgs/{orgId}/apiKeys/{apiKeyId}/whitelist/{ipAddress}',
      },
    },
  },
});
