import type { Caller } from '../../access/principal.js';
import { joinTeam, leaveTeam } from '../../changes/teams/membership.js';
import { requireTeam } from '../../changes/teams/require-team.js';
import { requireMember } from '../../changes/users/require-member.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { countMembers, type Member, type MembershipStatus } from '../../store/queries/members.js';
import type { WriteTransaction } from '../../store/store.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

interface WhichTeam {
  readonly organizationId: string;
  readonly id: string;
}

/** Puts a member or pending user of the organization into a team. */
export async function addTeamUser(
  { store }: Services,
  caller: Caller,
  team: WhichTeam,
  userId: string,
): Promise<Member> {
  const { organizationId } = team;
  return store.write(askedBy(caller, team.organizationId, userId), async (transaction) => {
    const { database, now } = transaction;
    const { id } = await requireTeam(database, organizationId, team.id);
    const member = await requireMember(database, { organizationId, id: userId, now });
    if (!(await joinTeam(transaction, actorOf(caller), member, id)))
      throw new RefusalError(refuse('USER_ALREADY_IN_TEAM', userId, id));
    return requireMember(database, { organizationId, id: userId, now });
  });
}

/** Puts members into a team, all of them or, after a refusal, none. */
export async function addTeamMembers(
  { store }: Services,
  caller: Caller,
  team: WhichTeam,
  userIds: readonly string[],
): Promise<void> {
  const { organizationId } = team;
  await store.write(askedBy(caller, organizationId, ...userIds), async (transaction) => {
    const { database, now } = transaction;
    const { id } = await requireTeam(database, organizationId, team.id);
    for (const userId of new Set(userIds)) {
      const member = await requireMember(database, { organizationId, id: userId, now });
      if (member.status !== 'ACTIVE') throw new RefusalError(refuse('CANNOT_ADD_PENDING_USER', userId));
      if (!(await joinTeam(transaction, actorOf(caller), member, id)))
        throw new RefusalError(refuse('USER_ALREADY_IN_TEAM', userId, id));
    }
    if (userIds.length === 0) transaction.withoutEvent('nobody was named');
  });
}

/** Takes a member or pending user out of a team. */
export async function removeTeamUser(
  { store }: Services,
  caller: Caller,
  team: WhichTeam,
  userId: string,
): Promise<Member> {
  return store.write(askedBy(caller, team.organizationId, userId), (transaction) =>
    removeFromTeam(transaction, caller, team, { id: userId }),
  );
}

/** The same, but not the last one. */
export async function removeTeamMember(
  { store }: Services,
  caller: Caller,
  team: WhichTeam,
  userId: string,
): Promise<void> {
  await store.write(askedBy(caller, team.organizationId, userId), async (transaction) => {
    await removeFromTeam(transaction, caller, team, { id: userId, statuses: ['ACTIVE'] });
    // What the change wrote is undone with the transaction.
    const { database, now } = transaction;
    if ((await countMembers(database, { organizationId: team.organizationId, teamId: team.id, now })) === 0)
      throw new RefusalError(refuse('CANNOT_REMOVE_LAST_USER_FROM_TEAM', team.id));
  });
}

async function removeFromTeam(
  transaction: WriteTransaction,
  caller: Caller,
  team: WhichTeam,
  user: { readonly id: string; readonly statuses?: readonly MembershipStatus[] },
): Promise<Member> {
  const { organizationId } = team;
  const { database, now } = transaction;
  const { id } = await requireTeam(database, organizationId, team.id);
  const member = await requireMember(database, { ...user, organizationId, now });
  if (!(await leaveTeam(transaction, actorOf(caller), member, id)))
    throw new RefusalError(refuse('USER_NOT_IN_TEAM', user.id, id));
  return requireMember(database, { ...user, organizationId, now });
}
