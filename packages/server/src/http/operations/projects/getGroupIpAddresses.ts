import { operation } from '../../define-operation.js';
import { GroupIPAddresses } from '../../schemas/project-addresses.js';

export const getGroupIpAddresses = operation({
  operationId: 'getGroupIpAddresses',
  tag: 'Projects',
  summary: 'Show the addresses of the clusters of a project; projects of this server have none',
  method: 'GET',
  path: '/groups/{groupId}/ipAddresses',
  permission: 'project.read',
  status: 200,
  response: GroupIPAddresses,
  handle({ path }): GroupIPAddresses {
    return { groupId: path.groupId, services: { clusters: [] } };
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
