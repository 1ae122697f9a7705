import { RefusalError, refuse } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import { type EventActor, event } from '../../domain/new-event.js';
import type { RolesInProject } from '../../domain/roles.js';
import { generateInvitationToken, sha256Hex } from '../../domain/secrets.js';
import { DAY_MS } from '../../domain/time-spans.js';
import { replaceInvitationRoles } from '../../store/queries/invitation-promises.js';
import {
  deleteInvitation,
  findInvitationByName,
  type Invitation,
  insertInvitation,
  listInvitations,
  renewInvitation,
} from '../../store/queries/invitations.js';
import { countMembers, findMember, type PendingMember, pendingMember } from '../../store/queries/members.js';
import type { WriteTransaction } from '../../store/store.js';
import { joinTeam } from '../teams/membership.js';
import { setProjectRoles } from '../users/change-roles.js';
import { readProjectGrants } from '../users/read-project-grants.js';
import { readTeamIds } from '../users/read-team-ids.js';

export interface InvitationToMake {
  readonly organizationId: string;
  /** In lower case, checked by the caller. */
  readonly username: string;
  /** Checked by the caller. None: what was promised before, or else Organization Member. */
  readonly organizationRoles: readonly string[];
  readonly projectRoles: readonly RolesInProject[];
  readonly teamIds: readonly string[];
}

export interface MadeInvitation {
  readonly invitation: Invitation;
  /**
   * Lets whoever has it accept. It can be read only now; its SHA-256 is stored. `undefined` where nothing is to be mailed,
   * and an earlier link stays good.
   */
  readonly token: string | undefined;
}

/** What decides about the link. */
export interface InvitationLinkRule {
  /** Whether the caller manages the people of the organization, by its permission there. */
  readonly managesPeople: boolean;
  /** Whether a mail with a new link may go out; it then counts. */
  takeMail(mail: { readonly organizationId: string; readonly username: string }): boolean;
}

/**
 * Invites somebody into an organization, for 30 days, within a transaction. An invitation that still stands is renewed by
 * whoever made it or manages the people of the organization: it gets a new token and new days. Others only add to it, so
 * that the link somebody else sent goes on working. Organization roles and roles in a project take the place of those
 * promised there, and all else that it promised stays. One that was rejected or has expired gives way to a new one. The
 * caller hands the result to deliverInvitations after the transaction.
 */
export async function inviteToOrganization(
  transaction: WriteTransaction,
  actor: EventActor,
  asked: InvitationToMake,
  rule: InvitationLinkRule,
): Promise<MadeInvitation> {
  const { database, now } = transaction;
  const { organizationId, username } = asked;
  if (await findMember(database, { organizationId, username, statuses: ['ACTIVE'], now }))
    throw new RefusalError(refuse('USER_ALREADY_IN_ORG', username, organizationId));
  const projectRoles = await readProjectGrants(database, organizationId, asked.projectRoles);
  const teamIds = await readTeamIds(database, organizationId, asked.teamIds);

  const { member, token, promised } = await writeInvitation(transaction, actor, asked, rule);
  await transaction.recordEvent(
    event(
      'INVITED_TO_ORG',
      { organizationId, actor, targetUsername: username },
      { roles: [promised, member.organizationRoles] },
    ),
  );
  for (const grant of projectRoles) await setProjectRoles(transaction, actor, member, grant);
  for (const teamId of teamIds) await joinTeam(transaction, actor, member, teamId);
  return { invitation: (await reread(transaction, member.invitation.id)).invitation, token };
}

async function writeInvitation(
  transaction: WriteTransaction,
  actor: EventActor,
  asked: InvitationToMake,
  { managesPeople, takeMail }: InvitationLinkRule,
): Promise<{ member: PendingMember; token: string | undefined; promised: readonly string[] }> {
  const { database, now } = transaction;
  const { organizationId, username } = asked;
  const before = await findInvitationByName(database, organizationId, username);
  const stands = before !== undefined && pendingMember(before, now).status === 'PENDING';
  const id = stands ? before.id : newId(now);
  const inviterUsername = actor.name ?? 'Sallyport';
  const mayRenew = !stands || managesPeople || before.inviterUsername === inviterUsername;
  const newToken = generateInvitationToken();
  const token = mayRenew && takeMail({ organizationId, username }) ? newToken : undefined;
  const written = {
    inviterUsername,
    createdAt: now,
    expiresAt: now + limits.invitationDays * DAY_MS,
  };
  if (stands && mayRenew)
    await renewInvitation(database, id, { ...written, tokenHash: token && sha256Hex(token) });
  if (!stands) {
    if (before) await deleteInvitation(database, before.id);
    if ((await countMembers(database, { organizationId, now })) >= limits.usersPerOrganization)
      throw new RefusalError(
        refuse('MAX_USERS_PER_ORG_EXCEEDED', limits.usersPerOrganization, organizationId),
      );
    await insertInvitation(database, {
      ...written,
      id,
      pendingUserId: newId(now),
      organizationId,
      username,
      // One that is not mailed nobody gets to know; an owner can fetch another.
      tokenHash: sha256Hex(newToken),
    });
  }
  const roles = asked.organizationRoles.length > 0 ? asked.organizationRoles : stands ? [] : ['ORG_MEMBER'];
  if (roles.length > 0) await replaceInvitationRoles(database, id, roles);
  return { member: await reread(transaction, id), token, promised: stands ? before.organizationRoles : [] };
}

async function reread({ database, now }: WriteTransaction, id: string): Promise<PendingMember> {
  const [found] = await listInvitations(database, [id]);
  if (found === undefined) throw new Error(`invitation ${id} is gone within its transaction`);
  return pendingMember(found, now);
}
