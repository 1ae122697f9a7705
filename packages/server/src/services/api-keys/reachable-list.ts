import { permissionsInOrganization, permissionsInProject } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { apiKeyHolder, type FindHolder } from '../../changes/access-lists/holder.js';
import { requireApiKey } from '../../changes/api-keys/require-api-key.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { type Reach, reachesOnly, reachOf } from '../../domain/reach.js';
import { findApiKey } from '../../store/queries/api-keys.js';

interface KeyId {
  readonly organizationId: string;
  readonly id: string;
}

/**
 * A key whose list is to be seen or changed: by the key itself, by whoever manages the organization's keys, or by whoever
 * manages the keys of every project it reaches, as long as it reaches nothing else; otherwise a key made for a project
 * could not be used where lists are required. All others get API_KEY_ACCESS_LIST_ACCESS_DENIED.
 */
export function reachableApiKeyList(caller: Caller, { organizationId, id }: KeyId): FindHolder {
  if (reachesListWhatever(caller, { organizationId, id }))
    return async (reader) => apiKeyHolder(await requireApiKey(reader, organizationId, id));
  const isManaged = managesKeysOf(caller, organizationId);
  // Before anything is looked at: most who may not do this manage no project.
  if (![...caller.principal.projectRoles.keys()].some(isManaged)) throw denied();
  return async (reader) => {
    const key = isId(id) ? await findApiKey(reader, organizationId, id) : undefined;
    // Whether there is such a key is not for everybody who manages some project to learn.
    if (!key || !reachesManaged(reachOf(key), isManaged)) throw denied();
    const { projectIds } = reachOf(key);
    return apiKeyHolder(key, projectIds.length === 1 ? projectIds[0] : null);
  };
}

/** Whether `reachableApiKeyList` gives the caller this key. */
export function mayReachApiKeyList(caller: Caller, key: KeyId & Reach): boolean {
  return reachesListWhatever(caller, key) || reachesManaged(key, managesKeysOf(caller, key.organizationId));
}

/** Whether the list of the key is the caller's to see and change, whatever the key reaches. */
function reachesListWhatever({ principal }: Caller, { organizationId, id }: KeyId): boolean {
  const permissions = permissionsInOrganization(principal, organizationId);
  return principal.id === id || (permissions?.has('organization.apiKeys.write') ?? false);
}

function managesKeysOf({ principal }: Caller, organizationId: string): (projectId: string) => boolean {
  return (id) =>
    permissionsInProject(principal, { id, organizationId })?.has('project.apiKeys.write') ?? false;
}

function reachesManaged(reach: Reach, isManaged: (projectId: string) => boolean): boolean {
  return reach.projectIds.length > 0 && reachesOnly(reach, isManaged);
}

function denied(): RefusalError {
  return new RefusalError(refuse('API_KEY_ACCESS_LIST_ACCESS_DENIED'));
}
