import { addOwnEntries } from '../../../services/user-access-lists/change-list.js';
import { listUserAccessList } from '../../../store/queries/user-access-lists.js';
import { defineOperation } from '../../operation.js';
import { presentUserAccessListEntry } from '../../presenters/cloud-manager/user-access-list-entry.js';
import { ListQuery } from '../../schemas/cloud-manager/queries.js';
import { PaginatedUserAccessList, UserAccessListRequest } from '../../schemas/cloud-manager/users.js';

export const createUserAccessListEntries = defineOperation({
  operationId: 'createUserAccessListEntries',
  tag: 'Users',
  summary: 'Add entries to the personal access list of the calling user; answers the whole list',
  method: 'POST',
  path: '/api/public/v1.0/users/{userId}/accessList',
  // Only the user; the service decides, since the path has neither organization nor project.
  permission: 'authenticated',
  query: ListQuery,
  versions: {
    unversioned: {
      status: 201,
      body: UserAccessListRequest,
      response: PaginatedUserAccessList,
      async handle({ services, caller, path, body, page, link, list }) {
        await addOwnEntries(services, caller, path.userId, body);
        const { results, totalCount } = await listUserAccessList(services.store.reader, path.userId, page);
        return list(
          results.map((entry) => presentUserAccessListEntry(entry, path.userId, link)),
          totalCount,
        );
      },
    },
  },
});
