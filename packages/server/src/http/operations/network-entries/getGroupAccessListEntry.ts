import { requireNetworkEntry } from '../../../changes/network-entries/require-entry.js';
import { operation } from '../../define-operation.js';
import { presentNetworkEntry } from '../../presenters/network-entry.js';
import { NetworkPermissionEntry } from '../../schemas/network-entries.js';

export const getGroupAccessListEntry = operation({
  operationId: 'getGroupAccessListEntry',
  tag: 'Project IP Access List',
  summary: 'Show one entry of the IP access list of a project',
  method: 'GET',
  path: '/groups/{groupId}/accessList/{entryValue}',
  permission: 'project.accessList.read',
  status: 200,
  response: NetworkPermissionEntry,
  async handle({ services, path, link }) {
    const { reader } = services.store;
    const entry = await requireNetworkEntry(reader, path.groupId, path.entryValue, services.now());
    return presentNetworkEntry(entry, path.groupId, link);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: {
      like: '2023-01-01',
      formerly: { operationId: 'getGroupWhitelistEntry', path: '/groups/{groupId}/whitelist/{entryValue}' },
    },
  },
});
