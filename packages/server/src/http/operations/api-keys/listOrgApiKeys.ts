import { listOrganizationApiKeys } from '../../../store/queries/api-keys.js';
import { defineOperation } from '../../operation.js';
import { presentApiKey } from '../../presenters/api-key.js';
import { PaginatedApiApiUserView } from '../../schemas/api-keys.js';
import { ListQuery } from '../../schemas/queries.js';

export const listOrgApiKeys = defineOperation({
  operationId: 'listOrgApiKeys',
  tag: 'Programmatic API Keys',
  summary: 'List the API keys of an organization, by public key',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/apiKeys',
  permission: 'organization.apiKeys.read',
  query: ListQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: PaginatedApiApiUserView,
      async handle({ services, path, page, link, list }) {
        const { results, totalCount } = await listOrganizationApiKeys(
          services.store.reader,
          path.orgId,
          page,
        );
        return list(
          results.map((key) => presentApiKey(key, link)),
          totalCount,
        );
      },
    },
  },
});
