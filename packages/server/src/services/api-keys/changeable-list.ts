import { permissionsInOrganization, permissionsInProject } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { type ApiKey, findApiKey } from '../../store/queries/api-keys.js';
import { apiKeyHolder, type FindHolder } from '../access-lists/holder.js';
import { requireApiKey } from './checks.js';

/**
 * A key whose list is to be changed: by the key itself, by whoever manages the organization's keys, or by whoever
 * manages the keys of every project it reaches, as long as it reaches nothing else; otherwise a key made for a project
 * could not be used where lists are required. Refuses with USER_UNAUTHORIZED.
 */
export function changeableApiKeyList(
  caller: Caller,
  { organizationId, id }: { organizationId: string; id: string },
): FindHolder {
  const permissions = permissionsInOrganization(caller.principal, organizationId);
  if (caller.principal.id === id || permissions?.has('organization.apiKeys.write'))
    return async (reader) => apiKeyHolder(await requireApiKey(reader, organizationId, id));
  const isManaged = (projectId: string) =>
    permissionsInProject(caller.principal, { id: projectId, organizationId })?.has('project.apiKeys.write');
  // Before anything is looked at: most who may not do this manage no project.
  if (![...caller.principal.projectRoles.keys()].some(isManaged)) throw unauthorized();
  return async (reader) => {
    const key = isId(id) ? await findApiKey(reader, organizationId, id) : undefined;
    if (!key || !reachesOnly(key, isManaged)) throw unauthorized();
    return apiKeyHolder(key);
  };
}

function reachesOnly(key: ApiKey, isManaged: (projectId: string) => boolean | undefined): boolean {
  return (
    key.organizationRoles.every((role) => role === 'ORG_MEMBER') &&
    key.projectRoles.length > 0 &&
    key.projectRoles.every(({ projectId }) => isManaged(projectId))
  );
}

function unauthorized(): RefusalError {
  return new RefusalError(refuse('USER_UNAUTHORIZED', 'organization.apiKeys.write'));
}
