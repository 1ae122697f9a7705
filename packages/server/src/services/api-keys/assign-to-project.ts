import type { Caller } from '../../access/principal.js';
import { requireMayAssign } from '../../access/reach/key-assignment.js';
import { managesApiKey } from '../../access/reach/managed-api-key.js';
import { changeKeyFacts } from '../../changes/api-keys/change-facts.js';
import { changeKeyProjectRoles } from '../../changes/api-keys/change-roles.js';
import { checkDescription } from '../../changes/api-keys/check-description.js';
import { checkProjectRoles, requireSomeRole } from '../../changes/api-keys/check-key-roles.js';
import { requireApiKey } from '../../changes/api-keys/require-api-key.js';
import { involveProject } from '../../changes/projects/require-project.js';
import { rolesInProject } from '../../changes/roles/roles-in-project.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { Permission } from '../../domain/permissions.js';
import { reachOf } from '../../domain/reach.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Assigns a key of the organization to the project; its roles in other projects and in the organization stay. One that
 * is in the project already is refused, and keeps what it has there.
 */
export async function assignApiKey(
  { store }: Services,
  caller: Caller,
  asked: { projectId: string; id: string; roles: readonly string[] },
): Promise<void> {
  const { projectId, id } = asked;
  await store.write(askedBy(caller), async (transaction) => {
    const { database } = transaction;
    const project = await involveProject(transaction, projectId);
    const before = await requireApiKey(database, project.organizationId, id);
    if (rolesInProject(before, projectId).length > 0)
      throw new RefusalError(refuse('API_KEY_ALREADY_IN_GROUP'));
    const roles = await checkProjectRoles(database, asked.roles, projectId);
    await changeKeyProjectRoles(transaction, actorOf(caller), before, { projectId, roles });
  });
}

/**
 * Replaces the roles of a key in the project, or assigns it when it is not there yet, and changes its description when
 * one is given. Roles in other projects and in the organization stay. Absent or empty roles leave an assigned key's roles
 * as they are, and are refused for one that is not assigned yet. What the key is called is seen wherever it reaches, so
 * another description is for who manages all of that.
 */
export async function setProjectApiKey(
  { store }: Services,
  caller: Caller,
  change: {
    projectId: string;
    id: string;
    description?: string | undefined;
    roles: readonly string[] | undefined;
    /** What it takes to bring a key of the organization into the project; changing a project key's roles may take less. */
    permissionToAssign: Permission;
  },
): Promise<ApiKey> {
  const { projectId, id, description } = change;
  const asked = change.roles ?? [];
  if (description) checkDescription(description);
  const roles = asked.length > 0 ? await checkProjectRoles(store.reader, asked, projectId) : undefined;
  return store.write(askedBy(caller), async (transaction) => {
    const { database } = transaction;
    const project = await involveProject(transaction, projectId);
    const before = await requireApiKey(database, project.organizationId, id);
    if (rolesInProject(before, projectId).length === 0) {
      requireSomeRole(roles);
      requireMayAssign(caller, change.permissionToAssign, projectId, before);
    }
    if (description && description !== before.description) requireMayDescribe(caller, before);
    const actor = actorOf(caller);
    const isDescribed = await changeKeyFacts(transaction, actor, before, description ? { description } : {});
    const isGranted =
      roles !== undefined && (await changeKeyProjectRoles(transaction, actor, before, { projectId, roles }));
    if (!isDescribed && !isGranted) transaction.withoutEvent('the key already is as asked');
    return requireApiKey(database, project.organizationId, id);
  });
}

function requireMayDescribe(caller: Caller, key: ApiKey): void {
  const { organizationId } = key;
  if (!managesApiKey(caller, { organizationId, ...reachOf(key) }))
    throw new RefusalError(refuse('USER_UNAUTHORIZED', 'organization.apiKeys.write'));
}
