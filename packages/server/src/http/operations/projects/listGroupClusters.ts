import { operation } from '../../define-operation.js';
import { ClusterListQuery, PaginatedClusterDescription20240805 } from '../../schemas/clusters.js';

export const listGroupClusters = operation({
  operationId: 'listGroupClusters',
  tag: 'Clusters',
  summary: 'List the clusters of a project; projects of this server have none',
  method: 'GET',
  path: '/groups/{groupId}/clusters',
  permission: 'project.read',
  query: ClusterListQuery,
  status: 200,
  response: PaginatedClusterDescription20240805,
  handle: ({ list }) => list([], 0),
  wires: {
    atlas: { versions: { '2023-01-01': {}, '2024-08-05': {} } },
  },
});
