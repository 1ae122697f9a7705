import { renameTeam } from '../../../services/teams/change-team.js';
import { operation } from '../../define-operation.js';
import { presentTeam } from '../../presenters/team.js';
import { TeamRename } from '../../schemas/cloud-manager/teams.js';
import { TeamResponse, TeamUpdate } from '../../schemas/teams.js';

export const renameOrgTeam = operation({
  operationId: 'renameOrgTeam',
  tag: 'Teams',
  summary: 'Give a team another name',
  method: 'PATCH',
  path: '/orgs/{orgId}/teams/{teamId}',
  permission: 'organization.teams.write',
  status: 200,
  body: TeamUpdate,
  response: TeamResponse,
  async handle({ services, caller, path, body, link }) {
    const which = { organizationId: path.orgId, id: path.teamId };
    return presentTeam(await renameTeam(services, caller, which, body.name), link);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { body: TeamRename },
  },
});
