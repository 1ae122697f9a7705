import type { Principal } from '../../access/principal.js';
import { projectPermissionsOf } from '../../domain/permissions.js';
import type { ProjectFilter } from '../../store/queries/projects.js';

/** The projects that the principal may see: all of its organization, or those where it holds a role of its own. */
export function visibleProjects(principal: Principal): ProjectFilter {
  const { id, organizationId, organizationRoles } = principal;
  const seesAll = projectPermissionsOf(organizationRoles, []).has('project.read');
  return seesAll ? { organizationId } : { organizationId, credentialId: id };
}
