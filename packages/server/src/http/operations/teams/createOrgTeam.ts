import { createTeam } from '../../../services/teams/create-team.js';
import { operation } from '../../define-operation.js';
import { presentNewTeam } from '../../presenters/team.js';
import { TeamRequest } from '../../schemas/cloud-manager/teams.js';
import { Team, TeamBody } from '../../schemas/teams.js';

export const createOrgTeam = operation({
  operationId: 'createOrgTeam',
  tag: 'Teams',
  summary: 'Make a team of members of the organization',
  method: 'POST',
  path: '/orgs/{orgId}/teams',
  permission: 'organization.teams.write',
  status: 201,
  body: TeamBody,
  response: Team,
  handle: ({ services, caller, path, body }) =>
    createTeam(services, caller, {
      organizationId: path.orgId,
      name: body.name,
      usernames: body.usernames ?? [],
    }),
  wires: {
    atlas: {
      publishedStatus: 200,
      present({ team, usernames }, { path, publicUrl, link, setHeader }) {
        // Recorded so, without the prefix of the API.
        setHeader('Location', `${publicUrl}/orgs/${path.orgId}/teams/${team.id}`);
        return presentNewTeam(team, usernames, link);
      },
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      body: TeamRequest,
      present: ({ team, usernames }, { link }) => presentNewTeam(team, usernames, link),
    },
  },
});
