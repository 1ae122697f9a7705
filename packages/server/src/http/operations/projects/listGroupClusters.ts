import { defineOperation, type OperationVersion } from '../../operation.js';
import { ClusterListQuery, PaginatedClusterDescription20240805 } from '../../schemas/clusters.js';

const noClusters = {
  status: 200,
  response: PaginatedClusterDescription20240805,
  handle: ({ list }) => list([], 0),
} satisfies OperationVersion<string, typeof ClusterListQuery, never>;

export const listGroupClusters = defineOperation({
  operationId: 'listGroupClusters',
  tag: 'Clusters',
  summary: 'List the clusters of a project; projects of this server have none',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/clusters',
  permission: 'project.read',
  query: ClusterListQuery,
  versions: { '2023-01-01': noClusters, '2024-08-05': noClusters },
});
