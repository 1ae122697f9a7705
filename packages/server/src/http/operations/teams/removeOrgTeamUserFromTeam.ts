import { removeTeamMember } from '../../../services/teams/team-users.js';
import { operation } from '../../define-operation.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const removeOrgTeamUserFromTeam = operation({
  operationId: 'removeOrgTeamUserFromTeam',
  tag: 'Teams',
  summary: 'Take a member out of a team that has others',
  method: 'DELETE',
  path: '/orgs/{orgId}/teams/{teamId}/users/{userId}',
  permission: 'organization.teams.write',
  status: 204,
  async handle({ services, caller, path }) {
    const team = { organizationId: path.orgId, id: path.teamId };
    await removeTeamMember(services, caller, team, path.userId);
  },
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PEOPLE } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {},
  },
});
