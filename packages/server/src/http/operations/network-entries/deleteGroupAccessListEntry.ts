import { removeNetworkEntry } from '../../../services/network-entries/remove-entry.js';
import { defineOperation } from '../../operation.js';

export const deleteGroupAccessListEntry = defineOperation({
  operationId: 'deleteGroupAccessListEntry',
  tag: 'Project IP Access List',
  summary: 'Remove an entry from the IP access list of a project',
  method: 'DELETE',
  path: '/api/atlas/v2/groups/{groupId}/accessList/{entryValue}',
  permission: 'project.accessList.write',
  versions: {
    '2023-01-01': {
      status: 204,
      async handle({ services, caller, path }) {
        await removeNetworkEntry(services, caller, path.groupId, path.entryValue);
      },
    },
  },
});
