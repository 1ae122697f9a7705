import { ownAccessList } from '../../../access/reach/own-access-list.js';
import { removeOwnEntry } from '../../../services/user-access-lists/change-list.js';
import { operation } from '../../define-operation.js';

export const deleteUserAccessListEntry = operation({
  operationId: 'deleteUserAccessListEntry',
  tag: 'Users',
  summary: 'Remove an entry from the personal access list of the calling user',
  method: 'DELETE',
  path: '/users/{userId}/accessList/{ipAddress}',
  permission: 'authenticated',
  reach: ownAccessList,
  status: 204,
  async handle({ services, caller, path }) {
    await removeOwnEntry(services, caller, path.userId, path.ipAddress);
  },
  wires: {
    cloudManager: {},
  },
});
