import { requireTeam } from '../../../changes/teams/require-team.js';
import { operation } from '../../define-operation.js';
import { presentTeam } from '../../presenters/team.js';
import { TeamResponse } from '../../schemas/teams.js';

export const getOrgTeam = operation({
  operationId: 'getOrgTeam',
  tag: 'Teams',
  summary: 'Read a team',
  method: 'GET',
  path: '/orgs/{orgId}/teams/{teamId}',
  permission: 'organization.teams.read',
  status: 200,
  response: TeamResponse,
  async handle({ services, path, link }) {
    return presentTeam(await requireTeam(services.store.reader, path.orgId, path.teamId), link);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {},
  },
});
