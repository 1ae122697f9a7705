import { listOrganizationApiKeys } from '../../../../store/queries/api-keys.js';
import { defineOperation } from '../../../operation.js';
import { presentApiKey } from '../../../presenters/cloud-manager/api-key.js';
import { PaginatedApiApiUserView } from '../../../schemas/api-keys.js';
import { ListQuery } from '../../../schemas/cloud-manager/queries.js';

export const listOrgApiKeys = defineOperation({
  operationId: 'listOrgApiKeys',
  tag: 'Programmatic API Keys',
  summary: 'List the API keys of an organization, by public key',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/apiKeys',
  permission: 'organization.apiKeys.read',
  query: ListQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedApiApiUserView,
      async handle({ services, path, page, link, list }) {
        const { reader } = services.store;
        const { results, totalCount } = await listOrganizationApiKeys(reader, path.orgId, page);
        return list(
          results.map((key) => presentApiKey(key, link)),
          totalCount,
        );
      },
    },
  },
});
