import type { Caller } from '../../access/principal.js';
import { makeTeam } from '../../changes/teams/make-team.js';
import { requireTeamName } from '../../changes/teams/require-team.js';
import { requireUsername } from '../../changes/users/require-username.js';
import type { Team } from '../../store/queries/teams.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

export interface NewTeam {
  readonly team: Team;
  /** The members, in the order they were named. */
  readonly usernames: readonly string[];
}

/** Makes a team out of members of the organization, or an empty one: Terraform makes those and adds people later. */
export async function createTeam(
  { store }: Services,
  caller: Caller,
  asked: { organizationId: string; name: string; usernames: readonly string[] },
): Promise<NewTeam> {
  const { organizationId } = asked;
  const name = requireTeamName(asked.name);
  const usernames = [...new Set(asked.usernames.map(requireUsername))];
  const team = await store.write(askedBy(caller, organizationId), (transaction) =>
    makeTeam(transaction, actorOf(caller), { organizationId, name, usernames }),
  );
  return { team, usernames };
}
