import { refuse } from '../../../domain/errors.js';
import { rolesGranting } from '../../../domain/permissions.js';
import { defineStep, refused } from '../decision.js';
import { heldRoles } from '../held-roles.js';
import { countRefusal } from '../limits.js';

/** What the roles of the caller let it do in the scope; or that it is a person, where only people may call. */
export const permissionStep = defineStep({
  name: 'permission',
  title: 'Permission',
  does: 'roles of the principal against what the operation needs',
  refuses: '401 without a challenge',
  isMendedAtCredential: true,
  decide(decision) {
    const { rule, caller, permissions, isRepeated } = decision;
    const { kind, permission } = rule;
    if (kind === 'user')
      return caller?.principal.kind === 'user' ? undefined : refused(refuse('SIGNED_IN_USER_REQUIRED'));
    if (kind === 'ownCredential')
      return caller?.principal.kind === 'user' ? refused(refuse('CREDENTIAL_REQUIRED')) : undefined;
    return permission === undefined || isRepeated || permissions?.has(permission)
      ? undefined
      : countRefusal(decision, refused(refuse('USER_UNAUTHORIZED', permission)));
  },
  record(decision) {
    const { kind, permission } = decision.rule;
    if (decision.isRepeated) return undefined;
    if (kind === 'user')
      return { detail: 'Only a signed-in person may call this.', fix: 'Sign in; credentials cannot.' };
    if (kind === 'ownCredential')
      return { detail: 'Any credential may call this about itself, from any address.' };
    if (kind === 'always' || kind === 'public' || kind === 'visitor')
      return { detail: 'Anybody may call this.' };
    if (permission === undefined)
      return { detail: 'Any credential may call this; it answers what the credential may see.' };
    const held = heldRoles(decision);
    return decision.stop === undefined
      ? { detail: `${permission} is needed, and held through ${held}.` }
      : {
          detail: `${permission} is needed; the credential holds ${held}.`,
          fix: `Grant one of ${rolesGranting(permission).join(', ')}.`,
        };
  },
});
