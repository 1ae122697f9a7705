import { createTeam } from '../../../../services/teams/create-team.js';
import { defineOperation } from '../../../operation.js';
import { presentNewTeam } from '../../../presenters/cloud-manager/team.js';
import { TeamRequest } from '../../../schemas/cloud-manager/teams.js';
import { Team } from '../../../schemas/teams.js';

export const createOrgTeam = defineOperation({
  operationId: 'createOrgTeam',
  tag: 'Teams',
  summary: 'Make a team of members of the organization',
  method: 'POST',
  path: '/api/public/v1.0/orgs/{orgId}/teams',
  permission: 'organization.teams.write',
  versions: {
    unversioned: {
      status: 201,
      body: TeamRequest,
      response: Team,
      async handle({ services, caller, path, body, link }) {
        const asked = { organizationId: path.orgId, name: body.name, usernames: body.usernames };
        const { team, usernames } = await createTeam(services, caller, asked);
        return presentNewTeam(team, usernames, link);
      },
    },
  },
});
