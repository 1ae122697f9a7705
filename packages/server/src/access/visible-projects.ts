import { projectPermissionsOf } from '../domain/permissions.js';
import type { ProjectFilter } from '../store/queries/projects.js';
import { organizationIdsOf, rolesInOrganization } from './authorize.js';
import type { Principal } from './principal.js';

/** The projects that the principal may see: all of an organization it reads as a whole, and those with a role of its own there. */
export function visibleProjects(principal: Principal): ProjectFilter {
  return {
    organizationIds: organizationIdsOf(principal).filter((organizationId) =>
      projectPermissionsOf(rolesInOrganization(principal, organizationId) ?? [], []).has('project.read'),
    ),
    // Roles of guarded APIs show nothing here.
    projectIds: [...principal.projectRoles].flatMap(([id, roles]) =>
      projectPermissionsOf([], roles).has('project.read') ? id : [],
    ),
  };
}
