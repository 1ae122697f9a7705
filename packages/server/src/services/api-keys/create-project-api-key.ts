import { permissionsInOrganization } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { checkDescription } from '../../changes/api-keys/check-description.js';
import {
  checkProjectRoles,
  checkRoleNames,
  requireSomeRole,
} from '../../changes/api-keys/check-key-roles.js';
import { makeApiKey, type NewApiKey } from '../../changes/api-keys/make-api-key.js';
import { involveProject } from '../../changes/projects/require-project.js';
import { readOrganizationRoles } from '../../changes/roles/check-roles.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { isOfOrganization } from '../../domain/roles.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Creates a key in the project's organization and assigns it to the project. It becomes Organization Member; other
 * organization roles may be asked for by callers who manage the organization's keys.
 */
export async function createProjectApiKey(
  { store, sealing }: Services,
  caller: Caller,
  key: { projectId: string; description: string; roles: readonly string[] },
): Promise<NewApiKey> {
  checkDescription(key.description);
  const askedOrganizationRoles = key.roles.filter(isOfOrganization);
  await checkRoleNames(store.reader, key.roles);
  const askedProjectRoles = key.roles.filter((role) => !isOfOrganization(role));
  requireSomeRole(askedProjectRoles, 'project');
  const projectRoles = await checkProjectRoles(store.reader, askedProjectRoles, key.projectId);
  return store.write(askedBy(caller), async (transaction) => {
    const project = await involveProject(transaction, key.projectId);
    const [first] = askedOrganizationRoles;
    if (first !== undefined && !mayGrantOrganizationRoles(caller, project.organizationId))
      throw new RefusalError(refuse('INVALID_ROLE_FOR_GROUP', first, key.projectId));
    return makeApiKey(transaction, sealing, actorOf(caller), {
      organizationId: project.organizationId,
      description: key.description,
      organizationRoles:
        first === undefined
          ? ['ORG_MEMBER']
          : await readOrganizationRoles(transaction.database, askedOrganizationRoles, project.organizationId),
      projectRoles: [{ projectId: key.projectId, roles: projectRoles }],
    });
  });
}

function mayGrantOrganizationRoles(caller: Caller, organizationId: string): boolean {
  const permissions = permissionsInOrganization(caller.principal, organizationId);
  return permissions?.has('organization.apiKeys.write') ?? false;
}
