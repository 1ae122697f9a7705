import { lacksSecondFactor, refuseOrganization, rolesInOrganization } from '../../access/authorize.js';
import type { UserCaller } from '../../access/principal.js';
import { RefusalError } from '../../domain/errors.js';
import type { Services } from '../services.js';
import { removeOrganizationUser } from './remove-organization-user.js';

/**
 * Takes the caller out of an organization, with all roles and teams there, whatever those roles allow. It takes no second
 * factor: who leaves uses nothing of the organization.
 */
export async function leaveOrganization(
  services: Services,
  caller: UserCaller,
  organizationId: string,
): Promise<void> {
  const { principal } = caller;
  const isMember =
    rolesInOrganization(principal, organizationId) !== undefined ||
    lacksSecondFactor(principal, organizationId);
  if (!isMember) throw new RefusalError(refuseOrganization(principal, organizationId));
  await removeOrganizationUser(services, caller, { organizationId, id: principal.id, statuses: ['ACTIVE'] });
}
