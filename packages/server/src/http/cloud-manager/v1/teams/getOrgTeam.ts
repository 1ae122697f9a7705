import { requireTeam } from '../../../../services/teams/require-team.js';
import { defineOperation } from '../../../operation.js';
import { presentTeam } from '../../../presenters/cloud-manager/team.js';
import { TeamResponse } from '../../../schemas/teams.js';

export const getOrgTeam = defineOperation({
  operationId: 'getOrgTeam',
  tag: 'Teams',
  summary: 'Show a team',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/teams/{teamId}',
  permission: 'organization.teams.read',
  versions: {
    unversioned: {
      status: 200,
      response: TeamResponse,
      async handle({ services, path, link }) {
        return presentTeam(await requireTeam(services.store.reader, path.orgId, path.teamId), link);
      },
    },
  },
});
