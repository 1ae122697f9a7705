import { Type } from 'typebox';
import { IncludeCount, ItemsPerPage, PageNum, paginated } from './common.js';

/** The list of a project's clusters, which clients read before they delete a project. */
export const PaginatedClusterDescription20240805 = paginated(
  'PaginatedClusterDescription20240805',
  Type.Object({}),
);

export const ClusterListQuery = Type.Object({
  includeCount: Type.Optional(IncludeCount),
  includeDeletedWithRetainedBackups: Type.Optional(Type.Boolean({ default: false })),
  itemsPerPage: Type.Optional(ItemsPerPage),
  pageNum: Type.Optional(PageNum),
});
