import type { Caller } from '../../access/principal.js';
import { involveProject } from '../../changes/projects/require-project.js';
import { readOrganizationRoles, readProjectRoles } from '../../changes/roles/check-roles.js';
import {
  type AccountDetails,
  makeServiceAccount,
  type NewServiceAccount,
} from '../../changes/service-accounts/make-service-account.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** Makes an account in an organization. */
export async function createOrganizationServiceAccount(
  { store }: Services,
  caller: Caller,
  asked: AccountDetails & { organizationId: string; roles: readonly string[] },
): Promise<NewServiceAccount> {
  const organizationRoles = await readOrganizationRoles(store.reader, asked.roles, asked.organizationId);
  return store.write(askedBy(caller, asked.organizationId), (transaction) =>
    makeServiceAccount(transaction, actorOf(caller), { ...asked, organizationRoles }),
  );
}

/**
 * Makes an account in the organization of a project, where it becomes Organization Member, and assigns it to the
 * project.
 */
export async function createProjectServiceAccount(
  { store }: Services,
  caller: Caller,
  asked: AccountDetails & { projectId: string; roles: readonly string[] },
): Promise<NewServiceAccount> {
  const roles = await readProjectRoles(store.reader, asked.roles, asked.projectId);
  return store.write(askedBy(caller), async (transaction) => {
    const { id, organizationId } = await involveProject(transaction, asked.projectId);
    return makeServiceAccount(transaction, actorOf(caller), {
      ...asked,
      organizationId,
      organizationRoles: ['ORG_MEMBER'],
      project: { projectId: id, roles },
    });
  });
}
