import type { EventActor } from '../../domain/new-event.js';
import type { RolesInProject } from '../../domain/roles.js';
import {
  replaceCredentialOrganizationRoles,
  replaceCredentialProjectRoles,
} from '../../store/queries/credential-roles.js';
import type { ServiceAccount } from '../../store/queries/service-accounts.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireOwnerRemains } from '../organizations/require-owner-remains.js';
import { sameRoles } from '../roles/check-roles.js';
import { rolesInProject } from '../roles/roles-in-project.js';
import { accountEvent } from './account-event.js';

/**
 * Makes these the organization roles of an account, with the event; true when they were others. The roles are checked by
 * the caller. Refuses to demote the last owner unless `force` is set.
 */
export async function changeAccountOrganizationRoles(
  transaction: WriteTransaction,
  actor: EventActor,
  before: ServiceAccount,
  { roles, force }: { readonly roles: readonly string[]; readonly force: boolean },
): Promise<boolean> {
  const { id, organizationId, clientId } = before;
  if (sameRoles(roles, before.organizationRoles)) return false;
  await requireOwnerRemains(transaction, { organizationId, force }, () =>
    replaceCredentialOrganizationRoles(transaction.database, id, roles),
  );
  transaction.changed({ kind: 'credential', subject: clientId, of: organizationId });
  const scope = { kind: 'organization', id: organizationId } as const;
  await transaction.recordEvent(
    accountEvent('SERVICE_ACCOUNT_ROLES_CHANGED', actor, scope, before, {
      roles: [before.organizationRoles, roles],
    }),
  );
  return true;
}

/**
 * Makes these the account's roles in a project, with the event; true when they were others. None takes it out of the
 * project: it stays in the organization, with its secrets. The roles are checked by the caller.
 */
export async function changeAccountProjectRoles(
  transaction: WriteTransaction,
  actor: EventActor,
  before: ServiceAccount,
  { projectId, roles }: RolesInProject,
): Promise<boolean> {
  const granted = rolesInProject(before, projectId);
  if (sameRoles(roles, granted)) return false;
  await replaceCredentialProjectRoles(transaction.database, before.id, { projectId, roles });
  transaction.changed({ kind: 'credential', subject: before.clientId, of: before.organizationId });
  const type =
    granted.length === 0
      ? 'SERVICE_ACCOUNT_ADDED_TO_GROUP'
      : roles.length === 0
        ? 'SERVICE_ACCOUNT_REMOVED_FROM_GROUP'
        : 'SERVICE_ACCOUNT_ROLES_CHANGED';
  const scope = { kind: 'project', id: projectId } as const;
  await transaction.recordEvent(accountEvent(type, actor, scope, before, { roles: [granted, roles] }));
  return true;
}
