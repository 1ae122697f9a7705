import { visibleProjects } from '../../../../services/projects/visible-projects.js';
import { listProjects } from '../../../../store/queries/projects.js';
import { defineOperation } from '../../../operation.js';
import { presentProjectListItem } from '../../../presenters/cloud-manager/project.js';
import { PaginatedProjects } from '../../../schemas/cloud-manager/projects.js';
import { OrganizationProjectsQuery } from '../../../schemas/cloud-manager/queries.js';

export const getOrgGroups = defineOperation({
  operationId: 'getOrgGroups',
  tag: 'Organizations',
  summary: 'List the projects of an organization that the caller may see, by name',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/groups',
  permission: 'organization.read',
  query: OrganizationProjectsQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedProjects,
      async handle({ services, caller, path, query, page, link, list }) {
        const filter = { ...visibleProjects(caller.principal), within: path.orgId, name: query.name };
        const { results, totalCount } = await listProjects(services.store.reader, filter, page);
        return list(
          results.map((project) => presentProjectListItem(project, link)),
          totalCount,
        );
      },
    },
  },
});
