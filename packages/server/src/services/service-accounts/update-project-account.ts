import type { Caller } from '../../access/principal.js';
import { requireManagesAccounts } from '../../access/reach/service-account.js';
import { involveProject } from '../../changes/projects/require-project.js';
import { readProjectRoles } from '../../changes/roles/check-roles.js';
import { rolesInProject } from '../../changes/roles/roles-in-project.js';
import { changeDetails, type DetailsChange } from '../../changes/service-accounts/change-details.js';
import { changeAccountProjectRoles } from '../../changes/service-accounts/change-roles.js';
import { requireServiceAccount } from '../../changes/service-accounts/require-account.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import type { ServiceAccount } from '../../store/queries/service-accounts.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';
import { requireManageableAccount } from './require-manageable-account.js';

/**
 * Changes name, description and the roles in a project of an account assigned to it. Absent or empty roles stay, given
 * ones replace those in the project.
 */
export async function updateProjectServiceAccount(
  { store }: Services,
  caller: Caller,
  change: DetailsChange & {
    projectId: string;
    clientId: string;
    roles: readonly string[] | null | undefined;
  },
): Promise<ServiceAccount> {
  const { projectId, clientId } = change;
  const scope: CredentialScope = { kind: 'project', id: projectId };
  const roles = change.roles?.length
    ? await readProjectRoles(store.reader, change.roles, projectId)
    : undefined;
  return store.write(askedBy(caller), async (transaction) => {
    const { database } = transaction;
    const actor = actorOf(caller);
    const before = await requireManageableAccount(database, caller, scope, clientId);
    transaction.involve(before.organizationId);
    const detailsChanged = await changeDetails(transaction, actor, scope, before, change);
    const rolesChanged =
      roles !== undefined &&
      (await changeAccountProjectRoles(transaction, actor, before, { projectId, roles }));
    if (!detailsChanged && !rolesChanged) transaction.withoutEvent('the account already is as asked');
    return requireServiceAccount(database, before.organizationId, clientId);
  });
}

/**
 * Assigns an account of the organization to a project. One that is in the project already is refused,
 * and keeps what it has there. For whoever manages the organization's accounts.
 */
export async function inviteServiceAccount(
  { store }: Services,
  caller: Caller,
  asked: { projectId: string; clientId: string; roles: readonly string[] },
): Promise<ServiceAccount> {
  const { projectId, clientId } = asked;
  const roles = await readProjectRoles(store.reader, asked.roles, projectId);
  return store.write(askedBy(caller), async (transaction) => {
    const { database } = transaction;
    const { organizationId } = await involveProject(transaction, projectId);
    // Asked again: the project may be in another organization by now.
    requireManagesAccounts(caller, organizationId);
    const before = await requireServiceAccount(database, organizationId, clientId);
    if (rolesInProject(before, projectId).length > 0)
      throw new RefusalError(refuse('INVALID_ROLE_ASSIGNMENT', 'SERVICE_ACCOUNT_ALREADY_IN_GROUP'));
    await changeAccountProjectRoles(transaction, actorOf(caller), before, { projectId, roles });
    return requireServiceAccount(database, organizationId, clientId);
  });
}
