import { updateOrganizationApiKey } from '../../../../services/api-keys/update-organization-api-key.js';
import { defineOperation } from '../../../operation.js';
import { presentApiKey } from '../../../presenters/cloud-manager/api-key.js';
import { ApiKeyUserDetails } from '../../../schemas/api-keys.js';
import { OrganizationApiKeyUpdate } from '../../../schemas/cloud-manager/api-keys.js';
import { ForceQuery } from '../../../schemas/queries.js';

export const updateOrgApiKey = defineOperation({
  operationId: 'updateOrgApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Change the description of an API key or replace its organization roles',
  method: 'PATCH',
  path: '/api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}',
  permission: 'organization.apiKeys.write',
  query: ForceQuery,
  versions: {
    unversioned: {
      status: 200,
      body: OrganizationApiKeyUpdate,
      response: ApiKeyUserDetails,
      async handle({ services, caller, path, query, body, link }) {
        const key = await updateOrganizationApiKey(services, caller, {
          organizationId: path.orgId,
          id: path.apiKeyId,
          description: body.desc,
          roles: body.roles,
          force: query.force ?? false,
        });
        return presentApiKey(key, link);
      },
    },
  },
});
