import { listSortedTeams } from '../../../store/queries/team-lists.js';
import { operation } from '../../define-operation.js';
import { presentTeamOverview } from '../../presenters/team.js';
import { OrgTeamOverviewsQuery, PaginatedTeamOverview } from '../../schemas/team-lists.js';

export const listOrgTeamOverviews = operation({
  operationId: 'listOrgTeamOverviews',
  tag: 'Private',
  summary:
    'List the teams of an organization with how many people and projects they have, searched, narrowed and sorted as asked for',
  method: 'GET',
  path: '/orgs/{orgId}/teams',
  permission: 'organization.teams.read',
  query: OrgTeamOverviewsQuery,
  status: 200,
  response: PaginatedTeamOverview,
  async handle({ services, path, query, page, list }) {
    const { search, userId, withoutGroupId, withoutMembers, withoutProjects, sort = 'name' } = query;
    const filter = {
      organizationId: path.orgId,
      search,
      ofPerson: userId,
      notInProject: withoutGroupId,
      withoutMembers,
      withoutProjects,
      now: services.now(),
    };
    const { results, totalCount } = await listSortedTeams(services.store.reader, filter, page, sort);
    return list(results.map(presentTeamOverview), totalCount);
  },
  wires: {
    private: {},
  },
});
