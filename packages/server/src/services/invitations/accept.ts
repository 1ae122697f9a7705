import type { UserCaller } from '../../access/principal.js';
import { type Answering, answeringOf } from '../../changes/invitations/answering.js';
import { requireOpenInvitation } from '../../changes/invitations/open-invitation.js';
import { checkPassword } from '../../changes/passwords/check-password.js';
import { rolesInProject } from '../../changes/roles/roles-in-project.js';
import { openSession, type Visit } from '../../changes/sessions/open-session.js';
import { joinTeam } from '../../changes/teams/membership.js';
import { setOrganizationRoles, setProjectRoles } from '../../changes/users/change-roles.js';
import { joinOrganization } from '../../changes/users/join-organization.js';
import { replaceAccount } from '../../changes/users/replace-account.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { limits } from '../../domain/limits.js';
import { type EventActor, event } from '../../domain/new-event.js';
import { deleteInvitation, type Invitation } from '../../store/queries/invitations.js';
import { findMember, type Member } from '../../store/queries/members.js';
import { findSignInAccount, setAddressProvedAt } from '../../store/queries/sign-in-accounts.js';
import { insertUser, type NewUser } from '../../store/queries/users.js';
import type { Reader, WriteTransaction } from '../../store/store.js';
import { about } from '../../store/subjects.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';
import { describeSession } from '../sessions/describe-session.js';
import type { SignedIn } from '../sessions/sign-in.js';

/** The account that somebody makes who has none. */
export interface NewAccount {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly password?: string | undefined;
}

/**
 * Accepts an invitation for somebody without an account: makes it, grants what was promised, and signs the person in. An
 * account that nobody has come to, or whose address the link proves for the first time, gives way to the new one.
 */
export async function acceptAsNewUser(
  services: Services,
  { token, account, visit }: { token: string; account: NewAccount; visit: Visit },
): Promise<SignedIn> {
  const { store, sealing, passwords, browserMarks } = services;
  // Before the costly hash; the transaction looks again.
  const open = await requireOpenInvitation(store.reader, token, services.now());
  const { username, organizationId } = open;
  const firstName = required('firstName', account.firstName).trim();
  const lastName = required('lastName', account.lastName).trim();
  const password = required('password', account.password);
  checkPassword(password, username);
  // After all else, so that whoever only asks whether there is an account would have to make one.
  const { account: before } = await requireMayMakeAccount(store.reader, open);
  const passwordHash = await passwords.hash(password);
  const known = before === undefined ? [] : [before.id];
  const accepted = await store.write(about(username, organizationId, ...known), async (transaction) => {
    const { database, now } = transaction;
    const invitation = await requireOpenInvitation(database, token, now);
    const { account } = await requireMayMakeAccount(database, invitation);
    const id = account?.id ?? transaction.newSubject();
    const actor: EventActor = { kind: 'user', id, name: username, remoteAddress: visit.address };
    const made: NewUser = {
      id,
      username,
      firstName,
      lastName,
      passwordHash,
      createdAt: now,
      lastAuthAt: now,
      addressProvedAt: invitation.isLinkHandedOn ? null : now,
    };
    if (account === undefined) await insertUser(database, made);
    else await replaceAccount(transaction, actor, made);
    await join(transaction, invitation, id, actor);
    const session = await openSession(transaction, sealing, { userId: id, hasSecondFactor: false, visit });
    const description = await describeSession(database, id, { ...session, hasSecondFactor: false });
    return { session, description, browserMark: browserMarks.issue(username) };
  });
  services.security.did('SIGNED_IN', accepted.description.account.id, visit.address);
  return accepted;
}

async function requireMayMakeAccount(reader: Reader, invitation: Invitation): Promise<Answering> {
  const answering = await answeringOf(reader, invitation);
  if (!answering.mayMakeAccount)
    throw new RefusalError(refuse('INVITATION_NEEDS_SIGN_IN', invitation.username));
  return answering;
}

function required(name: string, value: string | undefined): string {
  if (value === undefined) throw new RefusalError(refuse('MISSING_ATTRIBUTE', name));
  return value;
}

/** Accepts an invitation for the signed-in person it is for. */
export async function acceptAsUser({ store }: Services, caller: UserCaller, token: string): Promise<void> {
  await store.write(askedBy(caller), async (transaction) => {
    const { id, username, organizationRoles, closedOrganizationIds } = caller.principal;
    const invitation = await requireOpenInvitation(transaction.database, token, transaction.now);
    if (invitation.username !== username)
      throw new RefusalError(refuse('INVITATION_FOR_SOMEONE_ELSE', invitation.username));
    if (organizationRoles.size + closedOrganizationIds.size >= limits.organizationsPerUser)
      throw new RefusalError(refuse('MAX_ORGS_PER_USER_EXCEEDED', limits.organizationsPerUser, id));
    await join(transaction, invitation, id, actorOf(caller));
    if (!invitation.isLinkHandedOn) await proveAddress(transaction, id);
  });
}

/** Who is signed in and has a link that was mailed keeps the account for good. */
async function proveAddress({ database, now }: WriteTransaction, userId: string): Promise<void> {
  const account = await findSignInAccount(database, userId);
  if (account?.addressProvedAt === null) await setAddressProvedAt(database, userId, now);
}

/** Turns the invitation into what it promised. */
async function join(
  transaction: WriteTransaction,
  invitation: Invitation,
  userId: string,
  actor: EventActor,
): Promise<void> {
  const { database } = transaction;
  const { organizationId, organizationRoles, projects, teamIds } = invitation;
  transaction.involve(organizationId, userId);
  // First, because a pending user counts towards the limits that are looked at below.
  await deleteInvitation(database, invitation.id);
  const person = { id: userId, username: invitation.username };
  const before = await findActive(transaction, organizationId, userId);
  if (before) {
    const roles = [...new Set([...before.organizationRoles, ...organizationRoles])];
    await setOrganizationRoles(transaction, actor, before, roles);
    await transaction.recordEvent(
      event(
        'JOINED_ORG',
        { organizationId, actor, targetUsername: invitation.username },
        // What the person has by it stands in the event before.
        {},
      ),
    );
  } else await joinOrganization(transaction, actor, person, { organizationId, roles: organizationRoles });
  const member = await findActive(transaction, organizationId, userId);
  if (member === undefined) throw new Error(`user ${userId} did not become a member`);
  for (const { projectId, roles } of projects) {
    const union = [...new Set([...rolesInProject(member, projectId), ...roles])];
    await setProjectRoles(transaction, actor, member, { projectId, roles: union });
  }
  for (const teamId of teamIds) await joinTeam(transaction, actor, member, teamId);
}

function findActive(
  { database, now }: WriteTransaction,
  organizationId: string,
  id: string,
): Promise<Member | undefined> {
  return findMember(database, { organizationId, id, statuses: ['ACTIVE'], now });
}
