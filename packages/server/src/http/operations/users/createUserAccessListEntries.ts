import { ownAccessList } from '../../../access/reach/own-access-list.js';
import { addOwnEntries } from '../../../services/user-access-lists/change-list.js';
import { listUserAccessList } from '../../../store/queries/user-access-lists.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/user-access-list-entry.js';
import { PaginatedUserAccessList, UserAccessListRequest } from '../../schemas/cloud-manager/users.js';
import { PlainListQuery } from '../../schemas/queries.js';

export const createUserAccessListEntries = operation({
  operationId: 'createUserAccessListEntries',
  tag: 'Users',
  summary: 'Add entries to the personal access list of the calling user; returns the whole list',
  method: 'POST',
  path: '/users/{userId}/accessList',
  permission: 'authenticated',
  reach: ownAccessList,
  query: PlainListQuery,
  status: 201,
  body: UserAccessListRequest,
  response: PaginatedUserAccessList,
  async handle({ services, caller, path, body, page, link, list }) {
    await addOwnEntries(services, caller, path.userId, body);
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
