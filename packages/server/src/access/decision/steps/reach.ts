import { RefusalError } from '../../../domain/errors.js';
import { rolesGranting } from '../../../domain/permissions.js';
import { callerOf, type Decision, defineStep, refused, type Stop } from '../decision.js';
import { heldRoles } from '../held-roles.js';
import { countRefusal, takeToken } from '../limits.js';

/**
 * What an operation asks beyond the permission (../../reach): that the caller reaches what the request is about. Only then
 * the request takes its token, which the step rateLimit has looked at.
 */
export const reachStep = defineStep({
  name: 'reach',
  title: 'Reach',
  does: 'what the request is about, where the role is not all',
  refuses: '401, or 404 where hidden',
  isMendedAtCredential: true,
  decide(decision) {
    const rule = decision.rule.operation?.reach;
    if (rule === undefined || decision.isRepeated) return undefined;
    try {
      const passing = rule.require({
        caller: callerOf(decision),
        path: decision.asked.path,
        query: decision.asked.query,
        organizationId: decision.scopeOrganizationId,
        permissions: decision.permissions,
        facts: decision.basis.facts(),
      });
      return passing instanceof Promise
        ? passing.then(
            () => takeToken(decision),
            (error) => stopFor(decision, error),
          )
        : takeToken(decision);
    } catch (error) {
      return stopFor(decision, error);
    }
  },
  record(decision) {
    const rule = decision.rule.operation?.reach;
    if (rule === undefined || decision.isRepeated) return undefined;
    if (decision.stop === undefined) return { detail: 'The credential reaches what the request is about.' };
    if (rule.needs === undefined) return undefined;
    const { permission, unless } = rule.needs;
    const exception = unless === undefined ? '' : `, unless ${unless}`;
    return {
      detail: `${permission} is needed${exception}; the credential holds ${heldRoles(decision)}.`,
      fix: `Grant one of ${rolesGranting(permission).join(', ')}.`,
    };
  },
});

function stopFor(decision: Decision, error: unknown): Stop {
  if (error instanceof RefusalError)
    return countRefusal(decision, { ...refused(error.refusal), tellsDeprecation: true });
  throw error;
}
