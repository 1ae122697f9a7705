import { refuse } from '../../../domain/errors.js';
import { rolesInOrganization } from '../../authorize.js';
import { callerOf, type Decision, defineStep, guardedOf, refused } from '../decision.js';
import { heldRoles } from '../held-roles.js';

const NO_ROLES: readonly string[] = [];
const MOST_NAMED = 5;

/** 403 and not the 401 of the wires: clients that speak Digest, and nginx, would ask again for ever. */
export const apiPermissionStep = defineStep({
  name: 'apiPermission',
  title: 'Permission of the Route',
  does: 'roles of the caller against what a guarded API asks for',
  refuses: '403 with the roles that have it',
  isMendedAtCredential: true,
  decide(decision) {
    const permission = guardedOf(decision).route?.permission;
    if (permission === undefined || isHeld(decision, permission)) return undefined;
    return refused(missing(decision, permission));
  },
  record(decision) {
    const { api, route } = guardedOf(decision);
    const { stop } = decision;
    if (stop !== undefined) return stop.kind === 'refused' ? { detail: stop.refusal.detail } : undefined;
    return route?.permission === undefined
      ? undefined
      : { detail: `${api.name}/${route.permission} is needed, and held through ${heldRoles(decision)}.` };
  },
});

function isHeld(decision: Decision, permission: string): boolean {
  const { api } = guardedOf(decision);
  const { principal } = callerOf(decision);
  const { scopeOrganizationId, project } = decision;
  const inOrganization =
    (scopeOrganizationId && rolesInOrganization(principal, scopeOrganizationId)) || NO_ROLES;
  const inProject = (project && principal.projectRoles.get(project.id)) ?? NO_ROLES;
  return api.roles.permit(permission, inOrganization, inProject);
}

function missing(decision: Decision, permission: string) {
  const { api } = guardedOf(decision);
  const { project, scopeOrganizationId } = decision;
  const scope = project === undefined ? 'organization' : 'project';
  const where = `${scope} ${project?.id ?? scopeOrganizationId}`;
  const roles = api.roles.rolesWith(permission, scope);
  const named = roles.slice(0, MOST_NAMED).join(' or ');
  const have = roles.length === 0 ? 'no role has it' : `${named} ${roles.length === 1 ? 'has' : 'have'} it`;
  return refuse('PERMISSION_MISSING', `${api.name}/${permission}`, where, heldRoles(decision), have);
}
