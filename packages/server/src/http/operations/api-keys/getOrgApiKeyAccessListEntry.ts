import { apiKeyHolder } from '../../../services/access-lists/holder.js';
import { requireEntry } from '../../../services/access-lists/require-entry.js';
import { requireApiKey } from '../../../services/api-keys/checks.js';
import { defineOperation } from '../../operation.js';
import { presentAccessListEntry } from '../../presenters/access-list-entry.js';
import { UserAccessListResponse } from '../../schemas/access-list-entries.js';

export const getOrgApiKeyAccessListEntry = defineOperation({
  operationId: 'getOrgApiKeyAccessListEntry',
  tag: 'Programmatic API Keys',
  summary: 'Show one entry of the access list of an API key',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}/accessList/{ipAddress}',
  permission: 'organization.apiKeys.read',
  versions: {
    '2023-01-01': {
      status: 200,
      response: UserAccessListResponse,
      async handle({ services, path, link }) {
        const { reader } = services.store;
        const key = await requireApiKey(reader, path.orgId, path.apiUserId);
        const entry = await requireEntry(reader, apiKeyHolder(key), path.ipAddress);
        return presentAccessListEntry(entry, key, link);
      },
    },
  },
});
