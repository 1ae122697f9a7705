import { requireNetworkEntry } from '../../../services/network-entries/require-entry.js';
import { defineOperation } from '../../operation.js';
import { NetworkPermissionEntryStatus } from '../../schemas/network-entries.js';

export const getGroupAccessListStatus = defineOperation({
  operationId: 'getGroupAccessListStatus',
  tag: 'Project IP Access List',
  summary: 'Show whether an entry is in force; here every entry is, at once',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/accessList/{entryValue}/status',
  permission: 'project.accessList.read',
  versions: {
    '2023-01-01': {
      status: 200,
      response: NetworkPermissionEntryStatus,
      async handle({ services, path }) {
        await requireNetworkEntry(services.store.reader, path.groupId, path.entryValue, Date.now());
        return { STATUS: 'ACTIVE' };
      },
    },
  },
});
