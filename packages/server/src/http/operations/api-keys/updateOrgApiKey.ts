import { updateOrganizationApiKey } from '../../../services/api-keys/update-organization-api-key.js';
import { operation } from '../../define-operation.js';
import { presentApiKey } from '../../presenters/api-key.js';
import { ApiKeyUserDetails, UpdateAtlasOrganizationApiKeyRequest } from '../../schemas/api-keys.js';
import { OrganizationApiKeyUpdate } from '../../schemas/cloud-manager/api-keys.js';
import { ForceQuery } from '../../schemas/queries.js';

export const updateOrgApiKey = operation({
  operationId: 'updateOrgApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Change the description of an API key or replace its organization roles',
  method: 'PATCH',
  path: '/orgs/{orgId}/apiKeys/{apiUserId}',
  permission: 'organization.apiKeys.write',
  query: ForceQuery,
  status: 200,
  body: UpdateAtlasOrganizationApiKeyRequest,
  response: ApiKeyUserDetails,
  async handle({ services, caller, path, query, body, link }) {
    const key = await updateOrganizationApiKey(services, caller, {
      organizationId: path.orgId,
      id: path.apiUserId,
      // The Atlas CLI sends an empty description and no roles for flags that were not given.
      facts: body.desc ? { description: body.desc } : {},
      roles: body.roles,
      force: query.force ?? false,
    });
    return presentApiKey(key, link);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      path: '/orgs/{orgId}/apiKeys/{apiKeyId}',
      body: OrganizationApiKeyUpdate,
    },
  },
});
