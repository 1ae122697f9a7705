import { updateOrganizationApiKey } from '../../../services/api-keys/update-organization-api-key.js';
import { operation } from '../../define-operation.js';
import { readExpiry } from '../../requests/expiry.js';
import { ApiKeyExpiry, ApiKeyExpiryRequest } from '../../schemas/api-keys.js';
import { wireTimeOrNull } from '../../wire/render.js';

export const setOrgApiKeyExpiry = operation({
  operationId: 'setOrgApiKeyExpiry',
  tag: 'Private',
  summary: 'Say when an API key expires, or that it does not',
  method: 'PUT',
  path: '/orgs/{orgId}/apiKeys/{apiUserId}/expiry',
  permission: 'organization.apiKeys.write',
  status: 200,
  body: ApiKeyExpiryRequest,
  response: ApiKeyExpiry,
  async handle({ services, caller, path, body }) {
    const { expiresAt } = await updateOrganizationApiKey(services, caller, {
      organizationId: path.orgId,
      id: path.apiUserId,
      facts: { expiresAt: body.expiresAt === null ? null : readExpiry(body.expiresAt) },
    });
    return { expiresAt: wireTimeOrNull(expiresAt) };
  },
  wires: {
    private: {},
  },
});
