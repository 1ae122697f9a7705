import { listSortedTeams } from '../../../store/queries/team-lists.js';
import { operation } from '../../define-operation.js';
import { presentTeamOverview } from '../../presenters/team.js';
import { readRoleFilter } from '../../requests/role-filter.js';
import { GroupTeamOverviewsQuery, PaginatedTeamOverview } from '../../schemas/team-lists.js';

export const listGroupTeamOverviews = operation({
  operationId: 'listGroupTeamOverviews',
  tag: 'Private',
  summary:
    'List the teams with roles in a project, with how many people they have, searched, narrowed and sorted as asked for',
  method: 'GET',
  path: '/groups/{groupId}/teams',
  permission: 'project.teams.read',
  query: GroupTeamOverviewsQuery,
  status: 200,
  response: PaginatedTeamOverview,
  async handle({ services, path, query, page, list }) {
    const { reader } = services.store;
    const { search, withoutMembers, sort = 'name' } = query;
    const role = await readRoleFilter(reader, query.role, { scope: 'project', id: path.groupId });
    const filter = { projectId: path.groupId, search, role, withoutMembers, now: services.now() };
    const { results, totalCount } = await listSortedTeams(reader, filter, page, sort);
    return list(results.map(presentTeamOverview), totalCount);
  },
  wires: {
    private: {},
  },
});
