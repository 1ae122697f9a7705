import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import { type EventActor, event } from '../../domain/new-event.js';
import type { Project } from '../../store/queries/projects.js';
import {
  listProjectTeams,
  type ProjectTeam,
  replaceTeamProjectRoles,
  rolesOfTeam,
} from '../../store/queries/team-projects.js';
import { listTeamUserIds } from '../../store/queries/team-users.js';
import type { Reader, WriteTransaction } from '../../store/store.js';
import { readProjectRoles, sameRoles } from '../roles/check-roles.js';
import { requireTeam } from './require-team.js';

/** The roles that a team is to have in a project, without repetition. Refuses an empty list and roles that are not project roles. */
export async function readTeamRoles(
  reader: Reader,
  asked: readonly string[],
  projectId: string,
  teamId: string,
): Promise<string[]> {
  if (asked.length === 0) throw new RefusalError(refuse('NO_ROLES_IN_ASSIGNMENT', teamId));
  return readProjectRoles(reader, asked, projectId);
}

/** The team with its roles in the project. */
export async function requireProjectTeam(
  reader: Reader,
  { projectId, teamId }: { projectId: string; teamId: string },
): Promise<ProjectTeam> {
  if (!isId(teamId)) throw new RefusalError(refuse('INVALID_TEAM_ID', teamId));
  const roles = await rolesOfTeam(reader, projectId, teamId);
  if (roles.length === 0) throw new RefusalError(refuse('TEAM_NOT_IN_GROUP', teamId, projectId));
  return { teamId, roles };
}

/**
 * Gives a team of the organization roles in a project, with the event; the roles are checked by the caller.
 */
export async function addTeamToProject(
  transaction: WriteTransaction,
  actor: EventActor,
  project: Project,
  team: ProjectTeam,
): Promise<void> {
  const { database } = transaction;
  const { teamId } = team;
  await requireTeam(database, project.organizationId, teamId);
  if ((await rolesOfTeam(database, project.id, teamId)).length > 0)
    throw new RefusalError(refuse('TEAM_EXISTS_IN_GROUP', teamId, project.id));
  const { totalCount } = await listProjectTeams(database, project.id, { limit: 1, offset: 0 });
  if (totalCount >= limits.teamsPerProject)
    throw new RefusalError(refuse('MAX_TEAMS_PER_GROUP_EXCEEDED', limits.teamsPerProject, project.id));
  await writeRoles(transaction, actor, project, { ...team, before: [] }, 'TEAM_ADDED_TO_GROUP');
}

/**
 * Replaces the roles of a team in a project, with the event; false when it has these already. The roles are checked by
 * the caller.
 */
export async function changeTeamRoles(
  transaction: WriteTransaction,
  actor: EventActor,
  project: Project,
  team: ProjectTeam,
): Promise<boolean> {
  const which = { projectId: project.id, teamId: team.teamId };
  const before = await requireProjectTeam(transaction.database, which);
  if (sameRoles(before.roles, team.roles)) return false;
  await writeRoles(transaction, actor, project, { ...team, before: before.roles }, 'TEAM_ROLES_MODIFIED');
  return true;
}

/** Takes a team out of a project, with the event: its users lose what they had through it. */
export async function removeTeamFromProject(
  transaction: WriteTransaction,
  actor: EventActor,
  project: Project,
  teamId: string,
): Promise<void> {
  const before = await requireProjectTeam(transaction.database, { projectId: project.id, teamId });
  const team = { teamId, roles: [], before: before.roles };
  await writeRoles(transaction, actor, project, team, 'TEAM_REMOVED_FROM_GROUP');
}

async function writeRoles(
  transaction: WriteTransaction,
  actor: EventActor,
  { id: projectId, organizationId }: Project,
  team: ProjectTeam & { readonly before: readonly string[] },
  type: 'TEAM_ADDED_TO_GROUP' | 'TEAM_ROLES_MODIFIED' | 'TEAM_REMOVED_FROM_GROUP',
): Promise<void> {
  const { database } = transaction;
  const userIds = await listTeamUserIds(database, team.teamId);
  transaction.involve(...userIds);
  await replaceTeamProjectRoles(database, projectId, team);
  for (const subject of userIds) transaction.changed({ kind: 'user', subject });
  await transaction.recordEvent(
    event(
      type,
      { organizationId, projectId, actor, teamId: team.teamId },
      { roles: [team.before, team.roles] },
    ),
  );
}
