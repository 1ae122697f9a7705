import type { Caller } from '../../access/principal.js';
import { requireMayCreateProject } from '../../access/reach/project-creation.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import { checkProjectName } from '../../changes/projects/check-name.js';
import { makeProject, type ProjectToMake } from '../../changes/projects/make-project.js';
import { readTags } from '../../changes/projects/read-tags.js';
import { requireProject } from '../../changes/projects/require-project.js';
import { requireRoomForProject } from '../../changes/projects/require-room.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { event } from '../../domain/new-event.js';
import { replaceCredentialProjectRoles } from '../../store/queries/credential-roles.js';
import { findOldestOwner } from '../../store/queries/organization-users.js';
import { findMemberName } from '../../store/queries/organizations.js';
import type { Project } from '../../store/queries/projects.js';
import type { Reader, WriteTransaction } from '../../store/store.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Creates a project. Its Project Owner is the user named, who must belong to the organization, or else
 * the oldest Organization Owner, if there is one.
 */
export async function createProject(
  { store }: Services,
  caller: Caller,
  project: ProjectToMake,
): Promise<Project> {
  const { organizationId, name } = project;
  requireMayCreateProject(caller.principal, organizationId);
  checkProjectName(name);
  const tags = project.tags && readTags(project.tags);
  // So that the write names who will own it; it looks again.
  const owner = project.ownerId ?? (await findOldestOwner(store.reader, organizationId));
  const subjects = [organizationId, ...(owner === undefined ? [] : [owner])];
  return store.write(askedBy(caller, ...subjects), async (transaction) => {
    const { database } = transaction;
    // Again: the caller may have lost the role while the write waited.
    requireMayCreateProject(caller.principal, organizationId);
    await requireOrganization(database, organizationId);
    await requireRoomForProject(database, organizationId, name);
    const ownerId = await ownerOf(database, caller, project);
    const id = await makeProject(transaction, actorOf(caller), { ...project, tags, ownerId });
    await grantToCreator(transaction, caller, { id, organizationId });
    return requireProject(database, id);
  });
}

async function ownerOf(
  reader: Reader,
  { principal }: Caller,
  { organizationId, ownerId }: ProjectToMake,
): Promise<string | undefined> {
  if (ownerId === undefined && principal.kind === 'user') return principal.id;
  if (ownerId === undefined) return findOldestOwner(reader, organizationId);
  if ((await findMemberName(reader, organizationId, ownerId)) === undefined)
    throw new RefusalError(refuse('USER_NOT_FOUND', ownerId));
  return ownerId;
}

/**
 * A credential becomes Project Owner of what it creates, whatever it is in the organization: recorded so of API keys that
 * own it. People do by `ownerOf`, unless they name somebody else.
 */
async function grantToCreator(
  transaction: WriteTransaction,
  caller: Caller,
  project: { id: string; organizationId: string },
): Promise<void> {
  const { principal } = caller;
  if (principal.kind === 'user') return;
  const roles = ['GROUP_OWNER'];
  await replaceCredentialProjectRoles(transaction.database, principal.id, { projectId: project.id, roles });
  const fields = {
    organizationId: project.organizationId,
    projectId: project.id,
    actor: actorOf(caller),
  };
  if (principal.kind === 'api_key') {
    const { publicKey } = principal;
    transaction.changed({ kind: 'credential', subject: publicKey, of: project.organizationId });
    await transaction.recordEvent(
      event('API_KEY_ADDED_TO_GROUP', { ...fields, targetPublicKey: publicKey }, { roles: [null, roles] }),
    );
  } else {
    const { clientId } = principal;
    transaction.changed({ kind: 'credential', subject: clientId, of: project.organizationId });
    await transaction.recordEvent(
      event('SERVICE_ACCOUNT_ADDED_TO_GROUP', { ...fields, clientId }, { roles: [null, roles] }),
    );
  }
}
