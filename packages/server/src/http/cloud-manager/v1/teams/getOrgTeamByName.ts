import { requireTeamNamed } from '../../../../services/teams/require-team.js';
import { defineOperation } from '../../../operation.js';
import { presentTeam } from '../../../presenters/cloud-manager/team.js';
import { TeamResponse } from '../../../schemas/teams.js';

export const getOrgTeamByName = defineOperation({
  operationId: 'getOrgTeamByName',
  tag: 'Teams',
  summary: 'Show a team by its name',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/teams/byName/{teamName}',
  permission: 'organization.teams.read',
  versions: {
    unversioned: {
      status: 200,
      response: TeamResponse,
      async handle({ services, path, link }) {
        return presentTeam(await requireTeamNamed(services.store.reader, path.orgId, path.teamName), link);
      },
    },
  },
});
