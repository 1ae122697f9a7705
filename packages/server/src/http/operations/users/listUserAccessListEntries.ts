import { requireOwnList } from '../../../services/user-access-lists/require-own-list.js';
import { listUserAccessList } from '../../../store/queries/user-access-lists.js';
import { defineOperation } from '../../operation.js';
import { presentUserAccessListEntry } from '../../presenters/cloud-manager/user-access-list-entry.js';
import { ListQuery } from '../../schemas/cloud-manager/queries.js';
import { PaginatedUserAccessList } from '../../schemas/cloud-manager/users.js';

export const listUserAccessListEntries = defineOperation({
  operationId: 'listUserAccessListEntries',
  tag: 'Users',
  summary: 'List the personal access list of the calling user',
  method: 'GET',
  path: '/api/public/v1.0/users/{userId}/accessList',
  // Only the user; the service decides, since the path has neither organization nor project.
  permission: 'authenticated',
  query: ListQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedUserAccessList,
      async handle({ services, caller, path, page, link, list }) {
        requireOwnList(caller, path.userId);
        const { results, totalCount } = await listUserAccessList(services.store.reader, path.userId, page);
        return list(
          results.map((entry) => presentUserAccessListEntry(entry, path.userId, link)),
          totalCount,
        );
      },
    },
  },
});
