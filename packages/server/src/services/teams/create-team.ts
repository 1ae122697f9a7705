import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { joinTeam } from '../../changes/teams/membership.js';
import { checkTeamName, requireTeamNameIsFree } from '../../changes/teams/require-team.js';
import { requireUsername } from '../../changes/users/checks.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import { type ActiveMember, findMember } from '../../store/queries/members.js';
import { countTeams, type Team } from '../../store/queries/teams.js';
import type { WriteTransaction } from '../../store/store.js';
import type { Services } from '../services.js';

export interface NewTeam {
  readonly team: Team;
  /** The members, in the order they were named. */
  readonly usernames: readonly string[];
}

/**
 * Makes a team out of members of the organization, or an empty one: Terraform makes those and adds people later. Refuses
 * with INVALID_TEAM_NAME, TEAM_NAME_NOT_AVAILABLE, MAX_TEAMS_PER_ORG_EXCEEDED, INVALID_EMAIL_ADDRESS,
 * USERNAME_NOT_FOUND and CANNOT_ADD_PENDING_USER, and as joinTeam does.
 */
export async function createTeam(
  { store }: Services,
  caller: Caller,
  asked: { organizationId: string; name: string; usernames: readonly string[] },
): Promise<NewTeam> {
  const { organizationId, name } = asked;
  checkTeamName(name);
  const usernames = [...new Set(asked.usernames.map(requireUsername))];
  return store.write(async (transaction) => {
    const { database, now } = transaction;
    await requireTeamNameIsFree(database, organizationId, name);
    if ((await countTeams(database, organizationId)) >= limits.teamsPerOrganization)
      throw new RefusalError(
        refuse('MAX_TEAMS_PER_ORG_EXCEEDED', limits.teamsPerOrganization, organizationId),
      );
    const id = newId(now);
    await database
      .insertInto('teams')
      .values({ id, organization_id: organizationId, name, created_at: now })
      .execute();
    for (const username of usernames) {
      const member = await requireMemberNamed(transaction, organizationId, username);
      await joinTeam(transaction, actorOf(caller), member, id);
    }
    await transaction.recordEvent({
      type: 'TEAM_CREATED',
      organizationId,
      actor: actorOf(caller),
      details: { teamId: id },
    });
    return { team: { id, organizationId, name }, usernames };
  });
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
