import { requireEntry } from '../../../changes/access-lists/require-entry.js';
import { reachableApiKeyList } from '../../../services/api-keys/reachable-list.js';
import { operation } from '../../define-operation.js';
import { presentAccessListEntry } from '../../presenters/access-list-entry.js';
import { UserAccessListResponse } from '../../schemas/access-list-entries.js';

export const getOrgApiKeyAccessListEntry = operation({
  operationId: 'getOrgApiKeyAccessListEntry',
  tag: 'Programmatic API Keys',
  summary: 'Show one entry of the access list of an API key',
  method: 'GET',
  path: '/orgs/{orgId}/apiKeys/{apiUserId}/accessList/{ipAddress}',
  // The key itself may do this, and whoever manages all that it reaches; the service decides.
  permission: 'organization.apiKeys.read',
  alsoNeeds: {
    permission: 'organization.apiKeys.write',
    unless: 'the key is the caller itself, or reaches nothing but projects whose keys the caller manages',
  },
  status: 200,
  response: UserAccessListResponse,
  async handle({ services, caller, path, link }) {
    const { reader } = services.store;
    const key = { organizationId: path.orgId, id: path.apiUserId };
    const holder = await reachableApiKeyList(caller, key)(reader);
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
