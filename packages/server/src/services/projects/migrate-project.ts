import { permissionsInOrganization } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { requireNameIsFree } from '../../changes/projects/checks.js';
import { requireProject } from '../../changes/projects/require-project.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { limits } from '../../domain/limits.js';
import { countMembers } from '../../store/queries/members.js';
import {
  countProjects,
  listProjectCredentials,
  listProjectUserIds,
  listProjectUsersOutside,
} from '../../store/queries/projects.js';
import type { ProjectRow } from '../../store/schema.js';
import type { EventActor, WriteTransaction } from '../../store/store.js';
import type { Services } from '../services.js';
import { type Destination, requireDestination, requireOwns } from './require-destination.js';

/**
 * Moves a project to another organization, for Organization Owners of both. Credentials and teams belong to the old
 * organization and lose their roles in the project; people keep the roles that are their own, and become Organization
 * Member of the new one. What the project holds, its settings, limits and events, moves along.
 *
 * Refuses with USER_UNAUTHORIZED, INVALID_ATTRIBUTE (it is there already), GROUP_ALREADY_EXISTS,
 * MAX_GROUPS_PER_ORG_EXCEEDED and MAX_USERS_PER_ORG_EXCEEDED, and as requireDestination does.
 */
export async function migrateProject(
  { store, sealing }: Services,
  caller: Caller,
  id: string,
  destination: Destination,
): Promise<ProjectRow> {
  const { organizationId } = destination;
  return store.write(async (transaction) => {
    const { database } = transaction;
    const before = await requireProject(database, id);
    requireOwns(permissionsInOrganization(caller.principal, before.organization_id));
    if (before.organization_id === organizationId)
      throw new RefusalError({
        ...refuse('INVALID_ATTRIBUTE', 'destinationOrgId'),
        fields: [{ field: 'destinationOrgId', description: 'is the organization of the project already' }],
      });
    await requireDestination(database, sealing, caller, destination);
    await requireRoom(transaction, before, organizationId);

    await tellOfChange(transaction, id);
    await database.deleteFrom('credential_project_roles').where('project_id', '=', id).execute();
    await database.deleteFrom('team_project_roles').where('project_id', '=', id).execute();
    await database.deleteFrom('project_invitations').where('project_id', '=', id).execute();
    const actor = actorOf(caller);
    await takePeopleAlong(transaction, actor, id, organizationId);
    await database
      .updateTable('projects')
      .set({ organization_id: organizationId })
      .where('id', '=', id)
      .execute();
    await transaction.recordEvent({
      type: 'GROUP_MOVED_FROM_ORG',
      organizationId: before.organization_id,
      actor,
      // Not as its project: that is in the other organization now, and so is the list of its events.
      details: { resourceId: id, resourceType: 'project' },
    });
    await transaction.recordEvent({ type: 'GROUP_MOVED', organizationId, projectId: id, actor });
    return requireProject(database, id);
  });
}

async function requireRoom(
  { database }: WriteTransaction,
  project: ProjectRow,
  organizationId: string,
): Promise<void> {
  await requireNameIsFree(database, organizationId, project.name);
  if (
    (await countProjects(database, { organizationIds: [organizationId] })) >= limits.projectsPerOrganization
  )
    throw new RefusalError(
      refuse('MAX_GROUPS_PER_ORG_EXCEEDED', limits.projectsPerOrganization, organizationId),
    );
}

/** Everyone with a role in the project: those who lose it, and those whose membership changes. */
async function tellOfChange(transaction: WriteTransaction, projectId: string): Promise<void> {
  const { database } = transaction;
  transaction.changed({ kind: 'project', subject: projectId });
  for (const subject of await listProjectCredentials(database, projectId))
    transaction.changed({ kind: 'credential', subject });
  for (const subject of await listProjectUserIds(database, projectId))
    transaction.changed({ kind: 'user', subject });
}

/** Who is a member now needs no invitation any more: nobody is active and pending at once. */
async function takePeopleAlong(
  transaction: WriteTransaction,
  actor: EventActor,
  projectId: string,
  organizationId: string,
): Promise<void> {
  const { database, now } = transaction;
  const newcomers = await listProjectUsersOutside(database, projectId, organizationId);
  for (const { id, username } of newcomers) {
    const { numDeletedRows } = await database
      .deleteFrom('organization_invitations')
      .where('organization_id', '=', organizationId)
      .where('username', '=', username)
      .executeTakeFirst();
    const details = { targetUsername: username };
    if (numDeletedRows > 0n)
      await transaction.recordEvent({ type: 'ORG_INVITATION_DELETED', organizationId, actor, details });
    await database
      .insertInto('user_organization_roles')
      .values({ user_id: id, organization_id: organizationId, role: 'ORG_MEMBER' })
      .execute();
    await transaction.recordEvent({ type: 'JOINED_ORG', organizationId, actor, details });
  }
  if (
    newcomers.length > 0 &&
    (await countMembers(database, { organizationId, now })) > limits.usersPerOrganization
  )
    throw new RefusalError(refuse('MAX_USERS_PER_ORG_EXCEEDED', limits.usersPerOrganization, organizationId));
}
