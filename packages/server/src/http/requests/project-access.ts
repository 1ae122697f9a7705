import { rolesGranting } from '../../domain/permissions.js';
import { isOrganizationRole } from '../../domain/roles.js';

/** The organization roles by which people and credentials get into every project. */
export const THROUGH_ROLES = rolesGranting('project.read').filter(isOrganizationRole);

/** Who counts as a user of the project: those with a role of their own, and others if they are asked for. */
export function accessOf(projectId: string, query: { flattenTeams?: boolean; includeOrgUsers?: boolean }) {
  return {
    id: projectId,
    throughTeams: query.flattenTeams ?? false,
    throughRoles: query.includeOrgUsers ? THROUGH_ROLES : [],
  };
}
