import type { Caller } from '../../access/principal.js';
import { requireVisibleUser } from '../../access/reach/visible-user.js';
import { inviteToOrganization, type MadeInvitation } from '../../changes/invitations/invite.js';
import { involveProject, requireProject } from '../../changes/projects/require-project.js';
import { readProjectRoles } from '../../changes/roles/check-roles.js';
import { rolesInProject } from '../../changes/roles/roles-in-project.js';
import { setProjectRoles } from '../../changes/users/change-roles.js';
import { requireProjectUser } from '../../changes/users/require-member.js';
import { requireUsername } from '../../changes/users/require-username.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import {
  findMember,
  type Member,
  type MembershipStatus,
  pendingMember,
} from '../../store/queries/members.js';
import { findAccount } from '../../store/queries/users.js';
import type { WriteTransaction } from '../../store/store.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import { deliverInvitations } from '../invitations/delivery.js';
import { linkRule } from '../invitations/link-rule.js';
import type { Services } from '../services.js';
import { requireNotSelf } from './require-not-self.js';

interface WhichUser {
  readonly projectId: string;
  readonly id: string;
  /** By default active or pending. */
  readonly statuses?: readonly MembershipStatus[];
}

/**
 * Gives somebody these roles in a project: a member of the organization at once, anybody else by an invitation into the
 * organization, as Organization Member if nothing else was promised. A member who is in the project keeps the roles held
 * there, and so does a pending user where `pendingUsers` are refused; a promise that is renewed gets the roles asked for.
 */
export async function addProjectUser(
  services: Services,
  caller: Caller,
  asked: { projectId: string; username: string; roles: readonly string[] },
  pendingUsers: 'refused' | 'renewed',
): Promise<Member> {
  const { projectId } = asked;
  const username = requireUsername(asked.username);
  const roles = await readProjectRoles(services.store.reader, asked.roles, projectId);
  if (roles.length === 0) throw new RefusalError(refuse('NO_ROLES_IN_ASSIGNMENT', projectId));
  const { member, made } = await services.store.write(askedBy(caller), async (transaction) => {
    const { database, now } = transaction;
    const { organizationId } = await involveProject(transaction, projectId);
    const known = await findMember(database, { organizationId, username, now });
    const keepsRoles = known?.status === 'ACTIVE' || pendingUsers === 'refused';
    if (known && keepsRoles && rolesInProject(known, projectId).length > 0)
      throw new RefusalError(refuse('USER_ALREADY_IN_GROUP', username, projectId));
    return addUser(services, transaction, caller, { organizationId, projectId, username, roles });
  });
  await deliverInvitations(services, made);
  return member;
}

/**
 * The same for people who have accounts, named by their ids; but the roles replace those held there, as Cloud Manager
 * documents it. All are added, or none. A person who shares no organization with the caller, and was not invited to that of
 * the project, is answered like an unknown one.
 */
export async function addProjectUsersById(
  services: Services,
  caller: Caller,
  asked: { projectId: string; users: readonly { id: string; roles: readonly string[] }[] },
): Promise<void> {
  const { projectId } = asked;
  const { reader } = services.store;
  const { organizationId } = await requireProject(reader, projectId);
  const users: { username: string; roles: readonly string[] }[] = [];
  for (const { id, roles: askedRoles } of asked.users) {
    const roles = await readProjectRoles(reader, askedRoles, projectId);
    if (roles.length === 0) throw new RefusalError(refuse('NO_ROLES_IN_ASSIGNMENT', projectId));
    const account = isId(id) ? await findAccount(reader, id) : undefined;
    const username = account?.username ?? '';
    const isKnown = await findMember(reader, { organizationId, username, now: services.now() });
    if (!isKnown) await requireVisibleUser(reader, caller, id);
    users.push({ username, roles });
  }
  const made = await services.store.write(askedBy(caller, organizationId), async (transaction) => {
    const project = await involveProject(transaction, projectId);
    if (project.organizationId !== organizationId)
      throw new RefusalError(refuse('GROUP_NOT_FOUND', projectId));
    const invited: MadeInvitation[] = [];
    for (const { username, roles } of users) {
      const added = await addUser(services, transaction, caller, {
        organizationId,
        projectId,
        username,
        roles,
      });
      invited.push(...added.made);
    }
    if (users.length === 0) transaction.withoutEvent('nobody was named');
    return invited;
  });
  await deliverInvitations(services, made);
}

/** A member gets the roles at once, anybody else an invitation. Everything is checked by the caller. */
async function addUser(
  services: Services,
  transaction: WriteTransaction,
  caller: Caller,
  asked: { organizationId: string; projectId: string; username: string; roles: readonly string[] },
): Promise<{ member: Member; made: readonly MadeInvitation[] }> {
  const { organizationId, projectId, username, roles } = asked;
  const { database, now } = transaction;
  const active = await findMember(database, { organizationId, username, statuses: ['ACTIVE'], now });
  if (active) return { member: await changeRoles(transaction, caller, active, projectId, roles), made: [] };
  const invited = await inviteToOrganization(
    transaction,
    actorOf(caller),
    { organizationId, username, organizationRoles: [], projectRoles: [{ projectId, roles }], teamIds: [] },
    linkRule(services, caller, organizationId),
  );
  return { member: pendingMember(invited.invitation, now), made: [invited] };
}

/**
 * Changes the roles that somebody holds in a project: `changed` makes the new ones out of those.
 */
export async function changeProjectUserRoles(
  { store }: Services,
  caller: Caller,
  which: WhichUser,
  changed: (held: readonly string[]) => readonly string[],
): Promise<Member> {
  const { projectId, ...user } = which;
  return store.write(askedBy(caller, user.id), async (transaction) => {
    const { database, now } = transaction;
    const project = await involveProject(transaction, projectId);
    const member = await requireProjectUser(database, project, { ...user, now });
    const roles = await readProjectRoles(database, changed(rolesInProject(member, projectId)), projectId);
    if (roles.length === 0) throw new RefusalError(refuse('CANNOT_REMOVE_ALL_USER_ROLES', member.id));
    return changeRoles(transaction, caller, member, projectId, roles);
  });
}

/**
 * Takes somebody out of a project; the membership in the organization stays. Access that comes through a team or an
 * organization role only cannot be taken here.
 */
export async function removeProjectUser(
  { store }: Services,
  caller: Caller,
  which: WhichUser,
): Promise<void> {
  const { projectId, ...user } = which;
  await store.write(askedBy(caller, user.id), async (transaction) => {
    const { database, now } = transaction;
    const project = await involveProject(transaction, projectId);
    const member = await requireProjectUser(database, project, { ...user, now });
    await setProjectRoles(transaction, actorOf(caller), member, { projectId, roles: [] });
  });
}

async function changeRoles(
  transaction: WriteTransaction,
  caller: Caller,
  member: Member,
  projectId: string,
  roles: readonly string[],
): Promise<Member> {
  const { database, now } = transaction;
  if (await setProjectRoles(transaction, actorOf(caller), member, { projectId, roles }))
    requireNotSelf(caller, member);
  else transaction.withoutEvent('the user already has these roles');
  const { organizationId, id } = member;
  const after = await findMember(database, { organizationId, id, now });
  if (after === undefined) throw new Error(`user ${id} is gone within its transaction`);
  return after;
}
