import { refuse } from '../../../domain/errors.js';
import { rolesGranting } from '../../../domain/permissions.js';
import { organizationIdsOf, permissionsInOrganization, rolesInOrganization } from '../../authorize.js';
import { type Decision, defineStep, refused } from '../decision.js';

/** What the roles of the caller let it do in the scope; or that it is a person, where only people may call. */
export const permissionStep = defineStep({
  name: 'permission',
  title: 'Permission',
  does: 'roles of the principal against what the operation needs',
  refuses: '401 without a challenge',
  isMendedAtCredential: true,
  decide({ rule: { kind, permission }, caller, permissions, isRepeated }) {
    if (kind === 'user')
      return caller?.principal.kind === 'user' ? undefined : refused(refuse('SIGNED_IN_USER_REQUIRED'));
    return permission === undefined || isRepeated || permissions?.has(permission)
      ? undefined
      : refused(refuse('USER_UNAUTHORIZED', permission));
  },
  record(decision) {
    const { kind, permission } = decision.rule;
    if (decision.isRepeated) return undefined;
    if (kind === 'user')
      return { detail: 'Only a signed-in person may call this.', fix: 'Sign in; credentials cannot.' };
    if (kind === 'always' || kind === 'public' || kind === 'visitor')
      return { detail: 'Anybody may call this.' };
    const further = furtherNeed(decision);
    if (permission === undefined)
      return {
        detail: `Any credential may call this; it answers what the credential may see.${further}`,
      };
    const held = rolesInScope(decision).join(', ') || 'no role';
    return decision.stop === undefined
      ? { detail: `${permission} is needed, and held through ${held}.${further}` }
      : {
          detail: `${permission} is needed; the credential holds ${held}.`,
          fix: `Grant one of ${rolesGranting(permission).join(', ')}.`,
        };
  },
});

/** Of what the service decides later an explanation can only warn; empty where the caller holds the permission. */
function furtherNeed({ rule, caller, permissions, scopeOrganizationId }: Decision): string {
  const need = rule.operation?.alsoNeeds;
  if (need === undefined || caller === undefined || permissions?.has(need.permission)) return '';
  const { principal } = caller;
  const organizationIds =
    scopeOrganizationId === undefined ? organizationIdsOf(principal) : [scopeOrganizationId];
  const isHeld = organizationIds.some((id) => permissionsInOrganization(principal, id)?.has(need.permission));
  if (isHeld) return '';
  const unless = need.unless === undefined ? '' : `, unless ${need.unless}`;
  return ` Besides, ${need.permission} is needed, which the credential does not hold${unless}.`;
}

function rolesInScope({ caller, scopeOrganizationId, project }: Decision): readonly string[] {
  if (caller === undefined || scopeOrganizationId === undefined) return [];
  return [
    ...(rolesInOrganization(caller.principal, scopeOrganizationId) ?? []),
    ...(project === undefined ? [] : (caller.principal.projectRoles.get(project.id) ?? [])),
  ];
}
