import type { Caller } from '../../access/principal.js';
import { requireTeam, requireTeamName, requireTeamNameIsFree } from '../../changes/teams/require-team.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { event } from '../../domain/new-event.js';
import { isAssignedToProject } from '../../store/queries/team-projects.js';
import { listTeamUserIds } from '../../store/queries/team-users.js';
import { deleteTeam as deleteStoredTeam, setTeamName, type Team } from '../../store/queries/teams.js';
import { listAccounts } from '../../store/queries/users.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

interface WhichTeam {
  readonly organizationId: string;
  readonly id: string;
}

/** Gives a team another name. */
export async function renameTeam(
  { store }: Services,
  caller: Caller,
  which: WhichTeam,
  askedName: string,
): Promise<Team> {
  const { organizationId, id } = which;
  const name = requireTeamName(askedName);
  return store.write(askedBy(caller, which.organizationId), async (transaction) => {
    const { database } = transaction;
    const team = await requireTeam(database, organizationId, id);
    if (team.name === name) {
      transaction.withoutEvent('the team already has this name');
      return team;
    }
    await requireTeamNameIsFree(database, organizationId, name);
    await setTeamName(database, id, name);
    await transaction.recordEvent(
      event(
        'TEAM_NAME_CHANGED',
        { organizationId, actor: actorOf(caller), teamId: id },
        { name: [team.name, name] },
      ),
    );
    return { ...team, name };
  });
}

/** Deletes a team that is in no project. */
export async function deleteTeam({ store }: Services, caller: Caller, which: WhichTeam): Promise<void> {
  const { organizationId, id } = which;
  await store.write(askedBy(caller, which.organizationId), async (transaction) => {
    const { database } = transaction;
    const { name } = await requireTeam(database, organizationId, id);
    if (await isAssignedToProject(database, id))
      throw new RefusalError(refuse('CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT', id));
    const users = await listAccounts(database, await listTeamUserIds(database, id));
    transaction.involve(...users.map((user) => user.id));
    await deleteStoredTeam(database, id);
    const actor = actorOf(caller);
    for (const user of users) {
      transaction.changed({ kind: 'user', subject: user.id });
      await transaction.recordEvent(
        event(
          'REMOVED_FROM_TEAM',
          { organizationId, actor, targetUsername: user.username },
          { team: [id, null] },
        ),
      );
    }
    await transaction.recordEvent(
      event('TEAM_DELETED', { organizationId, actor, teamId: id }, { name: [name, null] }),
    );
  });
}
