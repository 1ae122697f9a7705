import { createOrganizationApiKey } from '../../../services/api-keys/create-organization-api-key.js';
import { operation } from '../../define-operation.js';
import { presentApiKey } from '../../presenters/api-key.js';
import { ApiKeyUserDetails, CreateAtlasOrganizationApiKeyRequest } from '../../schemas/api-keys.js';

export const createOrgApiKey = operation({
  operationId: 'createOrgApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Create an API key in an organization; the only answer that shows its private key',
  method: 'POST',
  path: '/orgs/{orgId}/apiKeys',
  permission: 'organization.apiKeys.write',
  status: 200,
  body: CreateAtlasOrganizationApiKeyRequest,
  response: ApiKeyUserDetails,
  async handle({ services, caller, path, body, link }) {
    const created = await createOrganizationApiKey(services, caller, {
      organizationId: path.orgId,
      description: body.desc,
      roles: body.roles,
    });
    return presentApiKey(created.apiKey, link, created.privateKey);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {},
  },
});
