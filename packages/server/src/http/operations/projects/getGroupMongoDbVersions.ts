import { Type } from 'typebox';
import { DEFAULT_ITEMS_PER_PAGE } from '../../../domain/limits.js';
import { availableVersions } from '../../../domain/mongodb-versions.js';
import { operation } from '../../define-operation.js';
import { PageNum, someText, stringEnum } from '../../schemas/common.js';
import { CloudProvider, PaginatedAvailableVersionView } from '../../schemas/mongodb-versions.js';

export const getGroupMongoDbVersions = operation({
  operationId: 'getGroupMongoDbVersions',
  tag: 'Projects',
  summary: 'List the MongoDB versions with long-term support, by cloud provider and instance size',
  method: 'GET',
  path: '/groups/{groupId}/mongoDBVersions',
  permission: 'project.read',
  query: Type.Object({
    cloudProvider: Type.Optional(CloudProvider),
    defaultStatus: Type.Optional(stringEnum(['DEFAULT'])),
    instanceSize: Type.Optional(someText()),
    // Published without the upper bound that other lists have.
    itemsPerPage: Type.Optional(
      Type.Integer({ default: DEFAULT_ITEMS_PER_PAGE, format: 'int64', minimum: 1 }),
    ),
    pageNum: Type.Optional(PageNum),
  }),
  status: 200,
  response: PaginatedAvailableVersionView,
  handle({ query, page, list }) {
    const versions = availableVersions(query);
    return list(versions.slice(page.offset, page.offset + page.limit), versions.length);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
