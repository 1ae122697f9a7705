import { rolesInOrganization } from '../../access/authorize.js';
import type { UserCaller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { Services } from '../services.js';
import { removeOrganizationUser } from './remove-organization-user.js';

/** Takes the caller out of an organization, with all roles and teams there, whatever those roles allow. */
export async function leaveOrganization(
  services: Services,
  caller: UserCaller,
  organizationId: string,
): Promise<void> {
  const { principal } = caller;
  if (rolesInOrganization(principal, organizationId) === undefined)
    throw new RefusalError(refuse('ORG_NOT_FOUND', organizationId));
  await removeOrganizationUser(services, caller, { organizationId, id: principal.id, statuses: ['ACTIVE'] });
}
