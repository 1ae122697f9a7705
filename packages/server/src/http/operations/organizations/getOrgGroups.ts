import { Type } from 'typebox';
import { visibleProjects } from '../../../access/visible-projects.js';
import { listProjects } from '../../../store/queries/projects.js';
import { listOf } from '../../answers/list-of.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/project.js';
import { presentProjectListItem } from '../../presenters/project.js';
import { PaginatedProjects } from '../../schemas/cloud-manager/projects.js';
import { OrganizationProjectsQuery } from '../../schemas/cloud-manager/queries.js';
import { someText } from '../../schemas/common.js';
import { PaginatedAtlasGroupView } from '../../schemas/projects.js';
import { ListQuery } from '../../schemas/queries.js';

export const getOrgGroups = operation({
  operationId: 'getOrgGroups',
  tag: 'Organizations',
  summary: 'List the projects of an organization that the caller may see, by name',
  method: 'GET',
  path: '/orgs/{orgId}/groups',
  permission: 'organization.read',
  query: Type.Object({
    ...ListQuery.properties,
    name: Type.Optional(someText({ description: 'Beginning of the name, in any case' })),
  }),
  status: 200,
  response: PaginatedAtlasGroupView,
  handle({ services, caller, path, query, page }) {
    const filter = { ...visibleProjects(caller.principal), within: path.orgId, namePrefix: query.name };
    return listProjects(services.store.reader, filter, page);
  },
  wires: {
    atlas: {
      present: listOf(presentProjectListItem),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      query: OrganizationProjectsQuery,
      response: PaginatedProjects,
      async handle(context) {
        const { services, caller, path, query, page } = context;
        const filter = { ...visibleProjects(caller.principal), within: path.orgId, name: query.name };
        const found = await listProjects(services.store.reader, filter, page);
        return listOf(cloudManager.presentProjectListItem)(found, context);
      },
    },
  },
});
