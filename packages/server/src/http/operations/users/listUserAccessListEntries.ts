import { ownAccessList } from '../../../access/reach/own-access-list.js';
import { listUserAccessList } from '../../../store/queries/user-access-lists.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/user-access-list-entry.js';
import { PaginatedUserAccessList } from '../../schemas/cloud-manager/users.js';
import { PlainListQuery } from '../../schemas/queries.js';

export const listUserAccessListEntries = operation({
  operationId: 'listUserAccessListEntries',
  tag: 'Users',
  summary: 'List the personal access list of the calling user',
  method: 'GET',
  path: '/users/{userId}/accessList',
  permission: 'authenticated',
  reach: ownAccessList,
  query: PlainListQuery,
  status: 200,
  response: PaginatedUserAccessList,
  async handle({ services, path, page, link, list }) {
    const { results, totalCount } = await listUserAccessList(services.store.reader, path.userId, page);
    return list(
      results.map((entry) => cloudManager.presentUserAccessListEntry(entry, path.userId, link)),
      totalCount,
    );
  },
  wires: {
    cloudManager: {},
  },
});
