import { ownAccessList } from '../../../access/reach/own-access-list.js';
import { requireUserAccessListEntry } from '../../../services/user-access-lists/require-entry.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/user-access-list-entry.js';
import { UserAccessListEntry } from '../../schemas/cloud-manager/users.js';

export const getUserAccessListEntry = operation({
  operationId: 'getUserAccessListEntry',
  tag: 'Users',
  summary: 'Show one entry of the personal access list of the calling user',
  method: 'GET',
  path: '/users/{userId}/accessList/{ipAddress}',
  permission: 'authenticated',
  reach: ownAccessList,
  status: 200,
  response: UserAccessListEntry,
  async handle({ services, path, link }) {
    const entry = await requireUserAccessListEntry(services.store.reader, path.userId, path.ipAddress);
    return cloudManager.presentUserAccessListEntry(entry, path.userId, link);
  },
  wires: {
    cloudManager: {},
  },
});
