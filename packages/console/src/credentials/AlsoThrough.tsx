import { roleNames, rolesInEveryProject } from '../scopes/roles.js';

/** By which organization roles a credential reaches a project, besides its roles there. */
export function AlsoThrough({ orgRoles }: { orgRoles: readonly string[] }) {
  const roles = rolesInEveryProject(orgRoles);
  if (roles.length === 0) return <span className="quiet">Nothing else</span>;
  return roleNames(roles).join(', ');
}
