import { listTeams } from '../../../store/queries/teams.js';
import { operation } from '../../define-operation.js';
import { presentTeam } from '../../presenters/team.js';
import { ListQuery, PlainListQuery } from '../../schemas/queries.js';
import { PaginatedTeamView } from '../../schemas/teams.js';

export const listOrgTeams = operation({
  operationId: 'listOrgTeams',
  tag: 'Teams',
  summary: 'List the teams of an organization, by name',
  method: 'GET',
  path: '/orgs/{orgId}/teams',
  permission: 'organization.teams.read',
  query: ListQuery,
  status: 200,
  response: PaginatedTeamView,
  async handle({ services, path, page, link, list }) {
    const { results, totalCount } = await listTeams(services.store.reader, path.orgId, page);
    return list(
      results.map((team) => presentTeam(team, link)),
      totalCount,
    );
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { query: PlainListQuery },
  },
});
