import { defineOperation } from '../../operation.js';
import { GroupIPAddresses } from '../../schemas/project-addresses.js';

export const getGroupIpAddresses = defineOperation({
  operationId: 'getGroupIpAddresses',
  tag: 'Projects',
  summary: 'Show the addresses of the clusters of a project; projects of this server have none',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/ipAddresses',
  permission: 'project.read',
  versions: {
    '2023-01-01': {
      status: 200,
      response: GroupIPAddresses,
      handle({ path }): GroupIPAddresses {
        return { groupId: path.groupId, services: { clusters: [] } };
      },
    },
  },
});
