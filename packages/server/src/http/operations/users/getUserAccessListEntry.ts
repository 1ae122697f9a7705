import { requireOwnEntry } from '../../../services/user-access-lists/require-own-list.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/user-access-list-entry.js';
import { UserAccessListEntry } from '../../schemas/cloud-manager/users.js';

export const getUserAccessListEntry = operation({
  operationId: 'getUserAccessListEntry',
  tag: 'Users',
  summary: 'Show one entry of the personal access list of the calling user',
  method: 'GET',
  path: '/users/{userId}/accessList/{ipAddress}',
  // Only the user; the service decides, since the path has neither organization nor project.
  permission: 'authenticated',
  status: 200,
  response: UserAccessListEntry,
  async handle({ services, caller, path, link }) {
    const entry = await requireOwnEntry(services.store.reader, caller, path.userId, path.ipAddress);
    return cloudManager.presentUserAccessListEntry(entry, path.userId, link);
  },
  wires: {
    cloudManager: {},
  },
});
