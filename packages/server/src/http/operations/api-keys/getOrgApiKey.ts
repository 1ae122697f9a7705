import { requireApiKey } from '../../../changes/api-keys/require-api-key.js';
import { operation } from '../../define-operation.js';
import { presentApiKey } from '../../presenters/api-key.js';
import { ApiKeyUserDetails } from '../../schemas/api-keys.js';

export const getOrgApiKey = operation({
  operationId: 'getOrgApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Show an API key of an organization, its private key masked',
  method: 'GET',
  path: '/orgs/{orgId}/apiKeys/{apiUserId}',
  permission: 'organization.apiKeys.read',
  status: 200,
  response: ApiKeyUserDetails,
  async handle({ services, path, link }) {
    return presentApiKey(await requireApiKey(services.store.reader, path.orgId, path.apiUserId), link);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { path: '/orgs/{orgId}/apiKeys/{apiKeyId}' },
  },
});
