import { createTeam } from '../../../services/teams/create-team.js';
import { defineOperation } from '../../operation.js';
import { presentNewTeam } from '../../presenters/team.js';
import { Team, TeamBody } from '../../schemas/teams.js';

export const createOrgTeam = defineOperation({
  operationId: 'createOrgTeam',
  tag: 'Teams',
  summary: 'Make a team of members of the organization',
  method: 'POST',
  path: '/api/atlas/v2/orgs/{orgId}/teams',
  permission: 'organization.teams.write',
  versions: {
    '2023-01-01': {
      status: 201,
      publishedStatus: 200,
      body: TeamBody,
      response: Team,
      async handle({ services, caller, path, body, link, setHeader }) {
        const { team, usernames } = await createTeam(services, caller, {
          organizationId: path.orgId,
          name: body.name,
          usernames: body.usernames ?? [],
        });
        // Recorded so, without the prefix of the API.
        setHeader('Location', link(`/orgs/${path.orgId}/teams/${team.id}`));
        return presentNewTeam(team, usernames, link);
      },
    },
  },
});
