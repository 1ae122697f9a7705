import { RefusalError, refuse } from '../../domain/errors.js';
import { limits } from '../../domain/limits.js';
import { countMembers, type Member } from '../../store/queries/members.js';
import type { EventActor, WriteTransaction } from '../../store/store.js';

/**
 * Puts a member, or a pending user on acceptance, into a team of its organization, with the event; false when it is in
 * already. Refuses with MAX_USERS_PER_TEAM_EXCEEDED and MAX_TEAMS_PER_USER_EXCEEDED.
 */
export async function joinTeam(
  transaction: WriteTransaction,
  actor: EventActor,
  member: Member,
  teamId: string,
): Promise<boolean> {
  if (member.teamIds.includes(teamId)) return false;
  const { database, now } = transaction;
  const { organizationId } = member;
  if ((await countMembers(database, { organizationId, teamId, now })) >= limits.usersPerTeam)
    throw new RefusalError(refuse('MAX_USERS_PER_TEAM_EXCEEDED', limits.usersPerTeam, teamId));
  if ((await countTeamsOf(transaction, member)) >= limits.teamsPerUser)
    throw new RefusalError(refuse('MAX_TEAMS_PER_USER_EXCEEDED', limits.teamsPerUser, member.id));
  if (member.status === 'ACTIVE') {
    await database.insertInto('team_users').values({ team_id: teamId, user_id: member.id }).execute();
    transaction.changed({ kind: 'user', subject: member.id });
  } else {
    await database
      .insertInto('invitation_teams')
      .values({ invitation_id: member.invitation.id, team_id: teamId })
      .execute();
  }
  await transaction.recordEvent({
    type: member.status === 'ACTIVE' ? 'JOINED_TEAM' : 'INVITED_TO_TEAM',
    organizationId,
    actor,
    details: { targetUsername: member.username },
  });
  return true;
}

/** Takes a member or a pending user out of a team, with the event; false when it is not in it. */
export async function leaveTeam(
  transaction: WriteTransaction,
  actor: EventActor,
  member: Member,
  teamId: string,
): Promise<boolean> {
  if (!member.teamIds.includes(teamId)) return false;
  const { database } = transaction;
  if (member.status === 'ACTIVE') {
    await database
      .deleteFrom('team_users')
      .where('team_id', '=', teamId)
      .where('user_id', '=', member.id)
      .execute();
    transaction.changed({ kind: 'user', subject: member.id });
  } else {
    await database
      .deleteFrom('invitation_teams')
      .where('team_id', '=', teamId)
      .where('invitation_id', '=', member.invitation.id)
      .execute();
  }
  await transaction.recordEvent({
    type: 'REMOVED_FROM_TEAM',
    organizationId: member.organizationId,
    actor,
    details: { targetUsername: member.username },
  });
  return true;
}

/** A member's teams are counted in all organizations, as published; those of an invitation are the promised ones. */
async function countTeamsOf({ database }: WriteTransaction, member: Member): Promise<number> {
  const count = database.fn.countAll<number>().as('total');
  const { total } = await (member.status === 'ACTIVE'
    ? database.selectFrom('team_users').where('user_id', '=', member.id).select(count)
    : database.selectFrom('invitation_teams').where('invitation_id', '=', member.invitation.id).select(count)
  ).executeTakeFirstOrThrow();
  return Number(total);
}
