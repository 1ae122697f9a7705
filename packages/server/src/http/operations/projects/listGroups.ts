import { visibleProjects } from '../../../services/projects/visible-projects.js';
import { listProjects } from '../../../store/queries/projects.js';
import { defineOperation } from '../../operation.js';
import { presentProjectListItem } from '../../presenters/project.js';
import { PaginatedAtlasGroupView } from '../../schemas/projects.js';
import { ListQuery } from '../../schemas/queries.js';

export const listGroups = defineOperation({
  operationId: 'listGroups',
  tag: 'Projects',
  summary: 'List the projects that the caller can see, by name',
  method: 'GET',
  path: '/api/atlas/v2/groups',
  permission: 'authenticated',
  query: ListQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: PaginatedAtlasGroupView,
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
