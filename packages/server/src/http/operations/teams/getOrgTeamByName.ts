import { requireTeamNamed } from '../../../changes/teams/require-team.js';
import { operation } from '../../define-operation.js';
import { presentTeam } from '../../presenters/team.js';
import { TeamResponse } from '../../schemas/teams.js';

export const getOrgTeamByName = operation({
  operationId: 'getOrgTeamByName',
  tag: 'Teams',
  summary: 'Read a team by its name',
  method: 'GET',
  path: '/orgs/{orgId}/teams/byName/{teamName}',
  permission: 'organization.teams.read',
  status: 200,
  response: TeamResponse,
  async handle({ services, path, link }) {
    return presentTeam(await requireTeamNamed(services.store.reader, path.orgId, path.teamName), link);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {},
  },
});
