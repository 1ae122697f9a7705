import { removeOwnEntry } from '../../../services/user-access-lists/change-list.js';
import { defineOperation } from '../../operation.js';

export const deleteUserAccessListEntry = defineOperation({
  operationId: 'deleteUserAccessListEntry',
  tag: 'Users',
  summary: 'Remove an entry from the personal access list of the calling user',
  method: 'DELETE',
  path: '/api/public/v1.0/users/{userId}/accessList/{ipAddress}',
  // Only the user; the service decides, since the path has neither organization nor project.
  permission: 'authenticated',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, caller, path }) {
        await removeOwnEntry(services, caller, path.userId, path.ipAddress);
      },
    },
  },
});
