import type { Caller } from '../../access/principal.js';
import { requireOwns } from '../../access/reach/organization-owner.js';
import { withdrawInvitation } from '../../changes/invitations/withdraw.js';
import { involveProject, requireProject } from '../../changes/projects/require-project.js';
import { requireRoomForProject } from '../../changes/projects/require-room.js';
import { joinOrganization } from '../../changes/users/join-organization.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { limits } from '../../domain/limits.js';
import { type EventActor, event } from '../../domain/new-event.js';
import { deleteCredentialRolesIn } from '../../store/queries/credential-roles.js';
import { countMembers } from '../../store/queries/members.js';
import {
  listProjectCredentials,
  listProjectUserIds,
  listProjectUsersOutside,
} from '../../store/queries/project-access.js';
import { deleteProjectInvitationsIn } from '../../store/queries/project-invitations.js';
import { type Project, updateProject } from '../../store/queries/projects.js';
import { deleteTeamRolesIn } from '../../store/queries/team-projects.js';
import type { WriteTransaction } from '../../store/store.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';
import { type Destination, requireDestination } from './require-destination.js';

/**
 * Moves a project to another organization, for Organization Owners of both. Credentials and teams belong to the old
 * organization and lose their roles in the project; people keep the roles that are their own, and become Organization
 * Member of the new one. What the project holds, its settings, limits and events, moves along.
 */
export async function migrateProject(
  { store, sealing }: Services,
  caller: Caller,
  id: string,
  destination: Destination,
): Promise<Project> {
  const { organizationId } = destination;
  return store.write(askedBy(caller, organizationId), async (transaction) => {
    const { database } = transaction;
    const before = await involveProject(transaction, id);
    // Asked again: the project may be in another organization by now.
    requireOwns(caller.principal, before.organizationId);
    if (before.organizationId === organizationId)
      throw new RefusalError({
        ...refuse('INVALID_ATTRIBUTE', 'destinationOrgId'),
        fields: [{ field: 'destinationOrgId', description: 'is the organization of the project already' }],
      });
    await requireDestination(transaction, sealing, caller, destination);
    await requireRoomForProject(database, organizationId, before.name);

    await tellOfChange(transaction, before);
    await deleteCredentialRolesIn(database, id);
    await deleteTeamRolesIn(database, id);
    await deleteProjectInvitationsIn(database, id);
    const actor = actorOf(caller);
    await takePeopleAlong(transaction, actor, id, organizationId);
    await updateProject(database, id, { organizationId });
    const organization = [before.organizationId, organizationId] as const;
    await transaction.recordEvent(
      event(
        'GROUP_MOVED_FROM_ORG',
        {
          // Not as its project: that is in the other organization now, and so is the list of its events.
          organizationId: before.organizationId,
          actor,
          resourceId: id,
          resourceType: 'project',
        },
        { organization },
      ),
    );
    await transaction.recordEvent(
      event('GROUP_MOVED', { organizationId, projectId: id, actor }, { organization }),
    );
    return requireProject(database, id);
  });
}

/** Everyone with a role in the project: those who lose it, and those whose membership changes. */
async function tellOfChange(transaction: WriteTransaction, { id, organizationId }: Project): Promise<void> {
  const { database } = transaction;
  const userIds = await listProjectUserIds(database, id);
  transaction.involve(...userIds);
  transaction.changed({ kind: 'project', subject: id, of: organizationId });
  for (const subject of await listProjectCredentials(database, id))
    transaction.changed({ kind: 'credential', subject, of: organizationId });
  for (const subject of userIds) transaction.changed({ kind: 'user', subject });
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
  for (const person of newcomers) {
    await withdrawInvitation(transaction, actor, { organizationId, username: person.username });
    await joinOrganization(transaction, actor, person, { organizationId, roles: ['ORG_MEMBER'] });
  }
  if (
    newcomers.length > 0 &&
    (await countMembers(database, { organizationId, now })) > limits.usersPerOrganization
  )
    throw new RefusalError(refuse('MAX_USERS_PER_ORG_EXCEEDED', limits.usersPerOrganization, organizationId));
}
