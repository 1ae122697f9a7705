import type { Caller } from '../../access/principal.js';
import { joinTeam, leaveTeam } from '../../changes/teams/membership.js';
import { requireTeam } from '../../changes/teams/require-team.js';
import { requireMember } from '../../changes/users/require-member.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { Member } from '../../store/queries/members.js';
import { actorOf } from '../actor.js';
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
  return store.write(async (transaction) => {
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
  await store.write(async (transaction) => {
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

/**
 * Takes somebody out of a team; by default a member or pending user.
 */
export async function removeTeamUser(
  { store }: Services,
  caller: Caller,
  team: WhichTeam,
  user: { id: string; statuses?: readonly ['ACTIVE'] },
): Promise<Member> {
  const { organizationId } = team;
  return store.write(async (transaction) => {
    const { database, now } = transaction;
    const { id } = await requireTeam(database, organizationId, team.id);
    const member = await requireMember(database, { ...user, organizationId, now });
    if (!(await leaveTeam(transaction, actorOf(caller), member, id)))
      throw new RefusalError(refuse('USER_NOT_IN_TEAM', user.id, id));
    return requireMember(database, { ...user, organizationId, now });
  });
}
