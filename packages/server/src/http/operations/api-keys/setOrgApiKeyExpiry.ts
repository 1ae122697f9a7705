import { updateOrganizationApiKey } from '../../../services/api-keys/update-organization-api-key.js';
import { operation } from '../../define-operation.js';
import { presentApiKeyFacts } from '../../presenters/api-key.js';
import { readKeyTerms } from '../../requests/api-key-terms.js';
import { ApiKeyExpiry, ApiKeyExpiryRequest } from '../../schemas/api-keys.js';

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
    const key = await updateOrganizationApiKey(services, caller, {
      organizationId: path.orgId,
      id: path.apiUserId,
      facts: readKeyTerms(body),
    });
    return { expiresAt: presentApiKeyFacts(key).expiresAt };
  },
  wires: {
    private: {},
  },
});
