import { Type } from 'typebox';
import { visibleProjects } from '../../../services/projects/visible-projects.js';
import { listProjects } from '../../../store/queries/projects.js';
import { defineOperation } from '../../operation.js';
import { presentProjectListItem } from '../../presenters/project.js';
import { PaginatedAtlasGroupView } from '../../schemas/projects.js';
import { ListQuery } from '../../schemas/queries.js';

export const getOrgGroups = defineOperation({
  operationId: 'getOrgGroups',
  tag: 'Organizations',
  summary: 'List the projects of an organization that the caller may see, by name',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/groups',
  permission: 'organization.read',
  query: Type.Object({
    ...ListQuery.properties,
    name: Type.Optional(Type.String({ description: 'Beginning of the name, in any case' })),
  }),
  versions: {
    '2023-01-01': {
      status: 200,
      response: PaginatedAtlasGroupView,
      async handle({ services, caller, path, query, page, link, list }) {
        const filter = { ...visibleProjects(caller.principal), within: path.orgId, namePrefix: query.name };
        const { results, totalCount } = await listProjects(services.store.reader, filter, page);
        return list(
          results.map((project) => presentProjectListItem(project, link)),
          totalCount,
        );
      },
    },
  },
});
