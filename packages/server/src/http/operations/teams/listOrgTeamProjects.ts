import { Type } from 'typebox';
import { listVisibleTeamProjects } from '../../../services/teams/team-projects.js';
import { operation } from '../../define-operation.js';
import { named, objectId, paginated } from '../../schemas/common.js';
import { ListQuery } from '../../schemas/queries.js';

const TeamProject = named(
  'TeamProject',
  Type.Object({
    groupId: objectId(),
    groupName: Type.String(),
    roleNames: Type.Array(Type.String(), { description: 'In alphabetical order' }),
  }),
);

/** The public API tells the teams of a project, but not the projects of a team. */
export const listOrgTeamProjects = operation({
  operationId: 'listOrgTeamProjects',
  tag: 'Private',
  summary: 'List the projects in which a team has roles, by name, as far as the caller may see them',
  method: 'GET',
  path: '/orgs/{orgId}/teams/{teamId}/projects',
  permission: 'organization.teams.read',
  query: ListQuery,
  status: 200,
  response: paginated('PaginatedTeamProject', TeamProject),
  async handle({ services, caller, path, page, list }) {
    const team = { organizationId: path.orgId, id: path.teamId };
    const { results, totalCount } = await listVisibleTeamProjects(services, caller, team, page);
    return list(
      results.map(({ projectId, projectName, roles }) => ({
        groupId: projectId,
        groupName: projectName,
        roleNames: [...roles],
      })),
      totalCount,
    );
  },
  wires: {
    private: {},
  },
});
