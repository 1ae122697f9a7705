import { rolesGranting } from '../../../domain/permissions.js';
import { isOrganizationRole } from '../../../domain/roles.js';
import { requireProject } from '../../../services/projects/require-project.js';
import { rolesInProject } from '../../../services/users/checks.js';
import { listMembers } from '../../../store/queries/members.js';
import { teamRolesInProject } from '../../../store/queries/teams.js';
import { listActive } from '../../answers/active-members.js';
import { defineOperation } from '../../operation.js';
import { presentGroupUser } from '../../presenters/user-member.js';
import { GroupUsersQuery, readFilters } from '../../schemas/user-queries.js';
import { PaginatedAppUserView, PaginatedGroupUserView } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

/** The organization roles by which people get into every project. */
const THROUGH_ROLES = rolesGranting('project.read').filter(isOrganizationRole);

/** Who counts as a user of the project: those with a role of their own, and others if they are asked for. */
export function accessOf(projectId: string, query: { flattenTeams?: boolean; includeOrgUsers?: boolean }) {
  return {
    id: projectId,
    throughTeams: query.flattenTeams ?? false,
    throughRoles: query.includeOrgUsers ? THROUGH_ROLES : [],
  };
}

export const listGroupUsers = defineOperation({
  operationId: 'listGroupUsers',
  tag: 'MongoDB Cloud Users',
  summary: 'List the members and pending users of a project, by user name',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/users',
  permission: 'project.users.read',
  query: GroupUsersQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: PaginatedAppUserView,
      deprecated: DEPRECATED_PEOPLE,
      async handle(context) {
        const { services, path, query } = context;
        const project = await requireProject(services.store.reader, path.groupId);
        const access = accessOf(project.id, query);
        return listActive(context, { organizationId: project.organization_id, project: access });
      },
    },
    '2025-02-19': {
      status: 200,
      response: PaginatedGroupUserView,
      async handle({ services, path, query, page, list }) {
        const { reader } = services.store;
        const { id, organization_id: organizationId } = await requireProject(reader, path.groupId);
        const filter = {
          ...readFilters(query),
          organizationId,
          project: accessOf(id, query),
          now: Date.now(),
        };
        const { results, totalCount } = await listMembers(reader, filter, page);
        const ofTeams = await teamRolesInProject(reader, id, query.flattenTeams ? results : []);
        const present = (member: (typeof results)[number]) =>
          presentGroupUser(member, [...rolesInProject(member, id), ...ofTeams(member.id)]);
        return list(results.map(present), totalCount);
      },
    },
  },
});
