import { RefusalError, refuse } from '../../domain/errors.js';
import { limits } from '../../domain/limits.js';
import { type EventActor, event } from '../../domain/new-event.js';
import {
  countTeamsOfInvitation,
  deleteInvitationTeam,
  insertInvitationTeam,
} from '../../store/queries/invitation-promises.js';
import { countMembers, type Member } from '../../store/queries/members.js';
import { countTeamsOfUser, deleteTeamUser, insertTeamUser } from '../../store/queries/team-users.js';
import type { Reader, WriteTransaction } from '../../store/store.js';

/**
 * Puts a member, or a pending user on acceptance, into a team of its organization, with the event; false when it is in
 * already.
 */
export async function joinTeam(
  transaction: WriteTransaction,
  actor: EventActor,
  member: Member,
  teamId: string,
): Promise<boolean> {
  if (member.teamIds.includes(teamId)) return false;
  if (member.status === 'ACTIVE') transaction.involve(member.id);
  const { database, now } = transaction;
  const { organizationId } = member;
  if ((await countMembers(database, { organizationId, teamId, now })) >= limits.usersPerTeam)
    throw new RefusalError(refuse('MAX_USERS_PER_TEAM_EXCEEDED', limits.usersPerTeam, teamId));
  if ((await countTeamsOf(database, member)) >= limits.teamsPerUser)
    throw new RefusalError(refuse('MAX_TEAMS_PER_USER_EXCEEDED', limits.teamsPerUser, member.id));
  const fields = { organizationId, actor, targetUsername: member.username };
  if (member.status === 'ACTIVE') {
    await insertTeamUser(database, teamId, member.id);
    transaction.changed({ kind: 'user', subject: member.id });
    await transaction.recordEvent(event('JOINED_TEAM', fields, { team: [null, teamId] }));
  } else {
    await insertInvitationTeam(database, member.invitation.id, teamId);
    await transaction.recordEvent(event('INVITED_TO_TEAM', fields, { team: [null, teamId] }));
  }
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
  if (member.status === 'ACTIVE') transaction.involve(member.id);
  const { database } = transaction;
  if (member.status === 'ACTIVE') {
    await deleteTeamUser(database, teamId, member.id);
    transaction.changed({ kind: 'user', subject: member.id });
  } else await deleteInvitationTeam(database, member.invitation.id, teamId);
  await transaction.recordEvent(
    event(
      'REMOVED_FROM_TEAM',
      { organizationId: member.organizationId, actor, targetUsername: member.username },
      { team: [teamId, null] },
    ),
  );
  return true;
}

/** A member's teams are counted in all organizations, as published; those of an invitation are the promised ones. */
function countTeamsOf(reader: Reader, member: Member): Promise<number> {
  return member.status === 'ACTIVE'
    ? countTeamsOfUser(reader, member.id)
    : countTeamsOfInvitation(reader, member.invitation.id);
}
