import { removeNetworkEntry } from '../../../services/network-entries/remove-entry.js';
import { operation } from '../../define-operation.js';

export const deleteGroupAccessListEntry = operation({
  operationId: 'deleteGroupAccessListEntry',
  tag: 'Project IP Access List',
  summary: 'Remove an entry from the IP access list of a project',
  method: 'DELETE',
  path: '/groups/{groupId}/accessList/{entryValue}',
  permission: 'project.accessList.write',
  status: 204,
  async handle({ services, caller, path }) {
    await removeNetworkEntry(services, caller, path.groupId, path.entryValue);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: {
      like: '2023-01-01',
      formerly: {
        operationId: 'deleteGroupWhitelistEntry',
        path: '/groups/{groupId}/whitelist/{entryValue}',
      },
    },
  },
});
