import { requireNetworkEntry } from '../../../services/network-entries/require-entry.js';
import { defineOperation } from '../../operation.js';
import { presentNetworkEntry } from '../../presenters/network-entry.js';
import { NetworkPermissionEntry } from '../../schemas/network-entries.js';

export const getGroupAccessListEntry = defineOperation({
  operationId: 'getGroupAccessListEntry',
  tag: 'Project IP Access List',
  summary: 'Show one entry of the IP access list of a project',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/accessList/{entryValue}',
  permission: 'project.accessList.read',
  versions: {
    '2023-01-01': {
      status: 200,
      response: NetworkPermissionEntry,
      async handle({ services, path, link }) {
        const { reader } = services.store;
        const entry = await requireNetworkEntry(reader, path.groupId, path.entryValue, Date.now());
        return presentNetworkEntry(entry, path.groupId, link);
      },
    },
  },
});
