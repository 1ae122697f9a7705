import { requireNetworkEntry } from '../../../changes/network-entries/require-entry.js';
import { operation } from '../../define-operation.js';
import { NetworkPermissionEntryStatus } from '../../schemas/network-entries.js';

export const getGroupAccessListStatus = operation({
  operationId: 'getGroupAccessListStatus',
  tag: 'Project IP Access List',
  summary: 'Show whether an entry is in force; here every entry is, at once',
  method: 'GET',
  path: '/groups/{groupId}/accessList/{entryValue}/status',
  permission: 'project.accessList.read',
  status: 200,
  response: NetworkPermissionEntryStatus,
  async handle({ services, path }) {
    await requireNetworkEntry(services.store.reader, path.groupId, path.entryValue, services.now());
    return { STATUS: 'ACTIVE' };
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
