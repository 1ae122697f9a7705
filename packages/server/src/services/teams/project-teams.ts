import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { requireProject } from '../../changes/projects/require-project.js';
import { readProjectRoles, sameRoles } from '../../changes/roles/check-roles.js';
import { requireTeam } from '../../changes/teams/require-team.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import {
  listProjectTeams,
  listTeamUserIds,
  type ProjectTeam,
  rolesOfTeam,
} from '../../store/queries/teams.js';
import type { ProjectRow } from '../../store/schema.js';
import type { Reader, WriteTransaction } from '../../store/store.js';
import type { Services } from '../services.js';

/**
 * Gives teams of the organization roles in a project, all of them or, after a refusal, none. Refuses with
 * NO_ROLES_IN_ASSIGNMENT, INVALID_ROLE_FOR_GROUP, INVALID_TEAM_ID, TEAM_NOT_FOUND, TEAM_EXISTS_IN_GROUP and
 * MAX_TEAMS_PER_GROUP_EXCEEDED.
 */
export async function addProjectTeams(
  { store }: Services,
  caller: Caller,
  projectId: string,
  asked: readonly ProjectTeam[],
): Promise<void> {
  const assignments = asked.map(({ teamId, roles }) => ({
    teamId,
    roles: readRoles(roles, projectId, teamId),
  }));
  await store.write(async (transaction) => {
    const { database } = transaction;
    const project = await requireProject(database, projectId);
    for (const { teamId, roles } of assignments) {
      await requireTeam(database, project.organization_id, teamId);
      if ((await rolesOfTeam(database, projectId, teamId)).length > 0)
        throw new RefusalError(refuse('TEAM_EXISTS_IN_GROUP', teamId, projectId));
      const { totalCount } = await listProjectTeams(database, projectId, { limit: 1, offset: 0 });
      if (totalCount >= limits.teamsPerProject)
        throw new RefusalError(refuse('MAX_TEAMS_PER_GROUP_EXCEEDED', limits.teamsPerProject, projectId));
      await writeRoles(transaction, project, { teamId, roles });
      await recordEvent(transaction, caller, project, teamId, 'TEAM_ADDED_TO_GROUP');
    }
    if (assignments.length === 0) transaction.withoutEvent('no team was named');
  });
}

/** Replaces the roles of a team in a project: refuses as requireProjectTeam and for the roles as above. */
export async function updateProjectTeam(
  { store }: Services,
  caller: Caller,
  which: { projectId: string; teamId: string },
  asked: readonly string[],
): Promise<ProjectTeam> {
  const { projectId, teamId } = which;
  const roles = readRoles(asked, projectId, teamId);
  return store.write(async (transaction) => {
    const { database } = transaction;
    const project = await requireProject(database, projectId);
    const before = await requireProjectTeam(database, which);
    if (sameRoles(before.roles, roles)) {
      transaction.withoutEvent('the team already has these roles');
      return before;
    }
    await writeRoles(transaction, project, { teamId, roles });
    await recordEvent(transaction, caller, project, teamId, 'TEAM_ROLES_MODIFIED');
    return requireProjectTeam(database, which);
  });
}

/** Takes a team out of a project; its users lose on the next call what they had through it. Refuses as requireProjectTeam. */
export async function removeProjectTeam(
  { store }: Services,
  caller: Caller,
  which: { projectId: string; teamId: string },
): Promise<void> {
  const { projectId, teamId } = which;
  await store.write(async (transaction) => {
    const { database } = transaction;
    const project = await requireProject(database, projectId);
    await requireProjectTeam(database, which);
    await writeRoles(transaction, project, { teamId, roles: [] });
    await recordEvent(transaction, caller, project, teamId, 'TEAM_REMOVED_FROM_GROUP');
  });
}

/** The team with its roles in the project: INVALID_TEAM_ID, TEAM_NOT_IN_GROUP. */
export async function requireProjectTeam(
  reader: Reader,
  { projectId, teamId }: { projectId: string; teamId: string },
): Promise<ProjectTeam> {
  if (!isId(teamId)) throw new RefusalError(refuse('INVALID_TEAM_ID', teamId));
  const roles = await rolesOfTeam(reader, projectId, teamId);
  if (roles.length === 0) throw new RefusalError(refuse('TEAM_NOT_IN_GROUP', teamId, projectId));
  return { teamId, roles };
}

function readRoles(asked: readonly string[], projectId: string, teamId: string): string[] {
  if (asked.length === 0) throw new RefusalError(refuse('NO_ROLES_IN_ASSIGNMENT', teamId));
  return readProjectRoles(asked, projectId);
}

async function writeRoles(
  transaction: WriteTransaction,
  project: ProjectRow,
  { teamId, roles }: ProjectTeam,
): Promise<void> {
  const { database } = transaction;
  await database
    .deleteFrom('team_project_roles')
    .where('team_id', '=', teamId)
    .where('project_id', '=', project.id)
    .execute();
  if (roles.length > 0)
    await database
      .insertInto('team_project_roles')
      .values(roles.map((role) => ({ team_id: teamId, project_id: project.id, role })))
      .execute();
  for (const subject of await listTeamUserIds(database, teamId))
    transaction.changed({ kind: 'user', subject });
}

function recordEvent(
  transaction: WriteTransaction,
  caller: Caller,
  project: ProjectRow,
  teamId: string,
  type: 'TEAM_ADDED_TO_GROUP' | 'TEAM_ROLES_MODIFIED' | 'TEAM_REMOVED_FROM_GROUP',
): Promise<void> {
  return transaction.recordEvent({
    type,
    organizationId: project.organization_id,
    projectId: project.id,
    actor: actorOf(caller),
    details: { teamId },
  });
}
