import type { OrganizationPolicy } from '../../access/directory.js';
import type { Principal } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';

/**
 * What admission asks of people in the organization of the path, for one that stands in the body:
 * MULTI_FACTOR_AUTH_REQUIRED for a session without a second factor where the organization wants one.
 */
export function requireSecondFactor(
  principal: Principal,
  { id, multiFactorAuthRequired }: Pick<OrganizationPolicy, 'id' | 'multiFactorAuthRequired'>,
): void {
  if (multiFactorAuthRequired && principal.kind === 'user' && !principal.session.hasSecondFactor)
    throw new RefusalError(refuse('MULTI_FACTOR_AUTH_REQUIRED', id));
}
