import { RefusalError, refuse } from '../../domain/errors.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import { findServiceAccount, type ServiceAccount } from '../../store/queries/service-accounts.js';
import type { Reader } from '../../store/store.js';
import { requireProject } from '../projects/require-project.js';
import { rolesInProject } from '../roles/roles-in-project.js';

/** The account. Unknown accounts and those of other organizations answer alike. */
export async function requireServiceAccount(
  reader: Reader,
  organizationId: string,
  clientId: string,
): Promise<ServiceAccount> {
  const account = await findServiceAccount(reader, organizationId, clientId);
  if (!account) throw new RefusalError(refuse('RESOURCE_NOT_FOUND', clientId));
  return account;
}

/** The account as the scope has it; of a project that means assigned to it. */
export async function requireAccountIn(
  reader: Reader,
  scope: CredentialScope,
  clientId: string,
): Promise<ServiceAccount> {
  if (scope.kind === 'organization') return requireServiceAccount(reader, scope.id, clientId);
  const project = await requireProject(reader, scope.id);
  const account = await requireServiceAccount(reader, project.organizationId, clientId);
  if (rolesInProject(account, scope.id).length === 0)
    throw new RefusalError(refuse('RESOURCE_NOT_FOUND', clientId));
  return account;
}
