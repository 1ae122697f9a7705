import { type EventActor, event } from '../../domain/new-event.js';
import type { RolesInProject } from '../../domain/roles.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
import {
  replaceCredentialOrganizationRoles,
  replaceCredentialProjectRoles,
} from '../../store/queries/credential-roles.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireOwnerRemains } from '../organizations/require-owner-remains.js';
import { sameRoles } from '../roles/check-roles.js';
import { rolesInProject } from '../roles/roles-in-project.js';

/**
 * Makes these the organization roles of a key, with the event; true when they were others. The roles are checked by the
 * caller. Refuses to demote the last owner unless `force` is set.
 */
export async function changeKeyOrganizationRoles(
  transaction: WriteTransaction,
  actor: EventActor,
  { id, organizationId, publicKey, organizationRoles }: ApiKey,
  { roles, force }: { readonly roles: readonly string[]; readonly force: boolean },
): Promise<boolean> {
  if (sameRoles(roles, organizationRoles)) return false;
  await requireOwnerRemains(transaction, { organizationId, force }, () =>
    replaceCredentialOrganizationRoles(transaction.database, id, roles),
  );
  transaction.changed({ kind: 'credential', subject: publicKey, of: organizationId });
  await transaction.recordEvent(
    event(
      'API_KEY_ROLES_CHANGED',
      { organizationId, actor, targetPublicKey: publicKey },
      { roles: [organizationRoles, roles] },
    ),
  );
  return true;
}

/**
 * Makes these the roles of a key of the organization in a project, with the event; true when they were others. None
 * takes it out of the project: it stays in the organization. The roles are checked by the caller.
 */
export async function changeKeyProjectRoles(
  transaction: WriteTransaction,
  actor: EventActor,
  key: ApiKey,
  { projectId, roles }: RolesInProject,
): Promise<boolean> {
  const { id, organizationId, publicKey } = key;
  const before = rolesInProject(key, projectId);
  if (sameRoles(roles, before)) return false;
  await replaceCredentialProjectRoles(transaction.database, id, { projectId, roles });
  transaction.changed({ kind: 'credential', subject: publicKey, of: organizationId });
  const type =
    before.length === 0
      ? 'API_KEY_ADDED_TO_GROUP'
      : roles.length === 0
        ? 'API_KEY_REMOVED_FROM_GROUP'
        : 'API_KEY_ROLES_CHANGED';
  await transaction.recordEvent(
    event(type, { organizationId, projectId, actor, targetPublicKey: publicKey }, { roles: [before, roles] }),
  );
  return true;
}
