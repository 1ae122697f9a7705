import { changeableApiKeyList } from '../../../../services/api-keys/changeable-list.js';
import { listAccessListEntries } from '../../../../store/queries/access-list-entries.js';
import { defineOperation } from '../../../operation.js';
import { presentAccessListEntry } from '../../../presenters/cloud-manager/access-list-entry.js';
import { PaginatedApiUserAccessListResponseView } from '../../../schemas/access-list-entries.js';
import { ListQuery } from '../../../schemas/cloud-manager/queries.js';

export const listOrgApiKeyAccessListEntries = defineOperation({
  operationId: 'listOrgApiKeyAccessListEntries',
  tag: 'Programmatic API Keys',
  summary: 'List the access list of an API key, with the use of each entry',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}/accessList',
  // The key itself may do this, and whoever manages all that it reaches; the service decides.
  permission: 'organization.apiKeys.read',
  alsoNeeds: {
    permission: 'organization.apiKeys.write',
    unless: 'the key is the caller itself, or reaches nothing but projects whose keys the caller manages',
  },
  query: ListQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedApiUserAccessListResponseView,
      async handle({ services, caller, path, page, link, list }) {
        const { reader } = services.store;
        const key = { organizationId: path.orgId, id: path.apiKeyId };
        await changeableApiKeyList(caller, key)(reader);
        const { results, totalCount } = await listAccessListEntries(reader, key.id, page);
        return list(
          results.map((entry) => presentAccessListEntry(entry, key, link)),
          totalCount,
        );
      },
    },
  },
});
