import { organizationIdsOf, rolesInOrganization } from '../../access/authorize.js';
import type { Principal } from '../../access/principal.js';
import { projectPermissionsOf } from '../../domain/permissions.js';
import type { ProjectFilter } from '../../store/queries/projects.js';

/** The projects that the principal may see: all of an organization it reads as a whole, and those with a role of its own. */
export function visibleProjects(principal: Principal): ProjectFilter {
  return {
    organizationIds: organizationIdsOf(principal).filter((organizationId) =>
      projectPermissionsOf(rolesInOrganization(principal, organizationId) ?? [], []).has('project.read'),
    ),
    projectIds: [...principal.projectRoles.keys()],
  };
}
