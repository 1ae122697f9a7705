import type { RolesInProject } from '../../domain/roles.js';

/** The roles that somebody or something was granted directly in a project. */
export function rolesInProject(
  holder: { readonly projectRoles: readonly RolesInProject[] },
  projectId: string,
): readonly string[] {
  return holder.projectRoles.find((granted) => granted.projectId === projectId)?.roles ?? [];
}
