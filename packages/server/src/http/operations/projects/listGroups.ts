import { visibleProjects } from '../../../access/visible-projects.js';
import { listProjects } from '../../../store/queries/projects.js';
import { listOf } from '../../answers/list-of.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/project.js';
import { presentProjectListItem } from '../../presenters/project.js';
import { PaginatedProjects } from '../../schemas/cloud-manager/projects.js';
import { PaginatedAtlasGroupView } from '../../schemas/projects.js';
import { ListQuery, PlainListQuery } from '../../schemas/queries.js';

export const listGroups = operation({
  operationId: 'listGroups',
  tag: 'Projects',
  summary: 'List the projects that the caller can see, by name',
  method: 'GET',
  path: '/groups',
  permission: 'authenticated',
  query: ListQuery,
  status: 200,
  response: PaginatedAtlasGroupView,
  handle: ({ services, caller, page }) =>
    listProjects(services.store.reader, visibleProjects(caller.principal), page),
  wires: {
    atlas: {
      present: listOf(presentProjectListItem),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      query: PlainListQuery,
      response: PaginatedProjects,
      present: listOf(cloudManager.presentProjectListItem),
    },
  },
});
