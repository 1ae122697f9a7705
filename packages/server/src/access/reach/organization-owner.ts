import { permissionsInOrganization } from '../authorize.js';
import type { Principal } from '../principal.js';
import { organizationOf, type ReachRule, requirePermission } from './reach-rule.js';

const OWNS = 'organization.write';

/** A person may always make an organization, which then is theirs; a credential has to own the one it belongs to. */
export const organizationCreation: ReachRule = {
  needs: { permission: OWNS, unless: 'the caller is a person' },
  require({ caller: { principal } }) {
    if (principal.kind !== 'user') requireOwns(principal, principal.organizationId);
  },
};

/** It takes an owner of the organization that a project leaves. Where it goes stands in the body; the service asks there. */
export const projectMigration: ReachRule = {
  needs: { permission: OWNS },
  require: (question) => requireOwns(question.caller.principal, organizationOf(question)),
};

/** Only Organization Owners change an organization itself. */
export function requireOwns(principal: Principal, organizationId: string): void {
  requirePermission(permissionsInOrganization(principal, organizationId), OWNS);
}
