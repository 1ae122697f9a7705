import { permissionsInOrganization } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import { checkProjectName, readTags, requireNameIsFree } from '../../changes/projects/checks.js';
import { insertProject, type ProjectToInsert } from '../../changes/projects/insert-project.js';
import { requireProject } from '../../changes/projects/require-project.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { limits } from '../../domain/limits.js';
import { findOldestOwner } from '../../store/queries/organization-users.js';
import { findMemberName } from '../../store/queries/organizations.js';
import { countProjects } from '../../store/queries/projects.js';
import type { ProjectRow } from '../../store/schema.js';
import type { Reader, WriteTransaction } from '../../store/store.js';
import { requireSecondFactor } from '../organizations/require-second-factor.js';
import type { Services } from '../services.js';

/**
 * Creates a project. Its Project Owner is the user named, who must belong to the organization (USER_NOT_FOUND), or else
 * the oldest Organization Owner, if there is one. Refuses with ORG_NOT_FOUND, USER_UNAUTHORIZED, INVALID_GROUP_NAME,
 * INVALID_ATTRIBUTE (tags), GROUP_ALREADY_EXISTS, MAX_GROUPS_PER_ORG_EXCEEDED and MULTI_FACTOR_AUTH_REQUIRED.
 */
export async function createProject(
  { store }: Services,
  caller: Caller,
  project: ProjectToInsert,
): Promise<ProjectRow> {
  const { organizationId, name } = project;
  requireMayCreate(caller, organizationId);
  checkProjectName(name);
  const tags = project.tags && readTags(project.tags);
  return store.write(async (transaction) => {
    const { database } = transaction;
    const organization = await requireOrganization(database, organizationId);
    requireSecondFactor(caller.principal, {
      id: organizationId,
      multiFactorAuthRequired: organization.multi_factor_auth_required === 1,
    });
    await requireNameIsFree(database, organizationId, name);
    if (
      (await countProjects(database, { organizationIds: [organizationId] })) >= limits.projectsPerOrganization
    )
      throw new RefusalError(
        refuse('MAX_GROUPS_PER_ORG_EXCEEDED', limits.projectsPerOrganization, organizationId),
      );
    const ownerId = await ownerOf(database, caller, project);
    const id = await insertProject(transaction, actorOf(caller), { ...project, tags, ownerId });
    await grantToCreator(transaction, caller, { id, organizationId });
    return requireProject(database, id);
  });
}

function requireMayCreate(caller: Caller, organizationId: string): void {
  const permissions = permissionsInOrganization(caller.principal, organizationId);
  // Same answer for an organization that does not exist and one the caller does not belong to.
  if (permissions === undefined) throw new RefusalError(refuse('ORG_NOT_FOUND', organizationId));
  if (!permissions.has('organization.projects.create'))
    throw new RefusalError(refuse('USER_UNAUTHORIZED', 'organization.projects.create'));
}

async function ownerOf(
  reader: Reader,
  { principal }: Caller,
  { organizationId, ownerId }: ProjectToInsert,
): Promise<string | undefined> {
  if (ownerId === undefined && principal.kind === 'user') return principal.id;
  if (ownerId === undefined) return findOldestOwner(reader, organizationId);
  if ((await findMemberName(reader, organizationId, ownerId)) === undefined)
    throw new RefusalError(refuse('USER_NOT_FOUND', ownerId));
  return ownerId;
}

/**
 * A credential that may create projects without owning the organization (Organization Project Creator) becomes Project
 * Owner of what it creates. The public documentation says so of people; for credentials it is our decision, because a
 * client that cannot read back what it created (Terraform does so at once) could not use the role at all.
 */
async function grantToCreator(
  transaction: WriteTransaction,
  caller: Caller,
  project: { id: string; organizationId: string },
): Promise<void> {
  const { principal } = caller;
  if (principal.kind === 'user' || principal.organizationRoles.includes('ORG_OWNER')) return;
  await transaction.database
    .insertInto('credential_project_roles')
    .values({ credential_id: principal.id, project_id: project.id, role: 'GROUP_OWNER' })
    .execute();
  const scope = {
    organizationId: project.organizationId,
    projectId: project.id,
    actor: actorOf(caller),
  };
  if (principal.kind === 'apiKey') {
    transaction.changed({ kind: 'credential', subject: principal.publicKey });
    await transaction.recordEvent({
      ...scope,
      type: 'API_KEY_ADDED_TO_GROUP',
      details: { targetPublicKey: principal.publicKey },
    });
  } else {
    transaction.changed({ kind: 'credential', subject: principal.clientId });
    await transaction.recordEvent({
      ...scope,
      type: 'SERVICE_ACCOUNT_ADDED_TO_GROUP',
      details: { clientId: principal.clientId },
    });
  }
}
