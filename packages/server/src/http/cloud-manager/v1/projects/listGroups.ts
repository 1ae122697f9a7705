import { visibleProjects } from '../../../../services/projects/visible-projects.js';
import { listProjects } from '../../../../store/queries/projects.js';
import { defineOperation } from '../../../operation.js';
import { presentProjectListItem } from '../../../presenters/cloud-manager/project.js';
import { PaginatedProjects } from '../../../schemas/cloud-manager/projects.js';
import { ListQuery } from '../../../schemas/cloud-manager/queries.js';

export const listGroups = defineOperation({
  operationId: 'listGroups',
  tag: 'Projects',
  summary: 'List the projects that the caller may see, by name',
  method: 'GET',
  path: '/api/public/v1.0/groups',
  permission: 'authenticated',
  query: ListQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedProjects,
      async handle({ services, caller, page, link, list }) {
        const visible = visibleProjects(caller.principal);
        const { results, totalCount } = await listProjects(services.store.reader, visible, page);
        return list(
          results.map((project) => presentProjectListItem(project, link)),
          totalCount,
        );
      },
    },
  },
});
