import { requireTeam } from '../../../services/teams/require-team.js';
import { defineOperation } from '../../operation.js';
import { presentTeam } from '../../presenters/team.js';
import { TeamResponse } from '../../schemas/teams.js';

export const getOrgTeam = defineOperation({
  operationId: 'getOrgTeam',
  tag: 'Teams',
  summary: 'Read a team',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/teams/{teamId}',
  permission: 'organization.teams.read',
  versions: {
    '2023-01-01': {
      status: 200,
      response: TeamResponse,
      async handle({ services, path, link }) {
        return presentTeam(await requireTeam(services.store.reader, path.orgId, path.teamId), link);
      },
    },
  },
});
