import { requireProject } from '../../../changes/projects/require-project.js';
import { listProjectAccess } from '../../../services/access/list-project-access.js';
import { operation } from '../../define-operation.js';
import { presentProjectAccess, readHolderKinds } from '../../presenters/project-access.js';
import { GroupAccessQuery, PaginatedGroupAccess } from '../../schemas/project-access.js';

export const listGroupAccess = operation({
  operationId: 'listGroupAccess',
  tag: 'Private',
  summary:
    'List who has access to a project, people, teams, API keys and service accounts together: what they may do, and through what',
  method: 'GET',
  path: '/groups/{groupId}/access',
  permission: 'project.users.read',
  query: GroupAccessQuery,
  status: 200,
  response: PaginatedGroupAccess,
  async handle({ services, path, query, page, list }) {
    const { reader } = services.store;
    const { id: projectId, organizationId } = await requireProject(reader, path.groupId);
    const { kind, level = 'READ', search, sort = 'kind' } = query;
    const { results, totalCount } = await listProjectAccess(
      reader,
      { organizationId, projectId, level, kinds: readHolderKinds(kind), search },
      page,
      sort,
    );
    return list(results.map(presentProjectAccess), totalCount);
  },
  wires: {
    private: {},
  },
});
