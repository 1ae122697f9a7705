import { RefusalError, refuse } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import { type EventActor, event } from '../../domain/new-event.js';
import { type ActiveMember, findMember } from '../../store/queries/members.js';
import { countTeams, insertTeam, type Team } from '../../store/queries/teams.js';
import type { WriteTransaction } from '../../store/store.js';
import { joinTeam } from './membership.js';
import { requireTeamNameIsFree } from './require-team.js';

/** Makes a team out of members of the organization, with its events; names are checked by the caller. */
export async function makeTeam(
  transaction: WriteTransaction,
  actor: EventActor,
  { organizationId, name, usernames }: Omit<Team, 'id'> & { readonly usernames: readonly string[] },
): Promise<Team> {
  const { database, now } = transaction;
  await requireTeamNameIsFree(database, organizationId, name);
  if ((await countTeams(database, organizationId)) >= limits.teamsPerOrganization)
    throw new RefusalError(refuse('MAX_TEAMS_PER_ORG_EXCEEDED', limits.teamsPerOrganization, organizationId));
  const team = { id: newId(now), organizationId, name };
  await insertTeam(database, { ...team, createdAt: now });
  const members: ActiveMember[] = [];
  for (const username of usernames)
    members.push(await requireMemberNamed(transaction, organizationId, username));
  transaction.involve(...members.map(({ id }) => id));
  for (const member of members) await joinTeam(transaction, actor, member, team.id);
  await transaction.recordEvent(
    event('TEAM_CREATED', { organizationId, actor, teamId: team.id }, { name: [null, name] }),
  );
  return team;
}

async function requireMemberNamed(
  { database, now }: WriteTransaction,
  organizationId: string,
  username: string,
): Promise<ActiveMember> {
  const member = await findMember(database, { organizationId, username, now });
  if (member === undefined) throw new RefusalError(refuse('USERNAME_NOT_FOUND', username));
  if (member.status !== 'ACTIVE') throw new RefusalError(refuse('CANNOT_ADD_PENDING_USER', username));
  return member;
}
