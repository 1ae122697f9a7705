import type { RolesInProject } from '../../domain/roles.js';
import { groupBy } from '../group-by.js';
import type { Page } from '../page.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { rolesInProjects } from './roles-in-projects.js';

/** A team with the roles that all of its users have in a project. */
export interface ProjectTeam {
  readonly teamId: string;
  readonly roles: readonly string[];
}

/** The teams that have roles in the project, by name. */
export async function listProjectTeams(
  reader: Reader,
  projectId: string,
  page: Page,
): Promise<{ results: ProjectTeam[]; totalCount: number }> {
  const teams = await reader
    .selectFrom('teams')
    .select('id')
    .where('id', 'in', assignedTo(reader, projectId))
    .orderBy('name')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await reader
    .selectFrom('teams')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('id', 'in', assignedTo(reader, projectId))
    .executeTakeFirstOrThrow();
  const ids = teams.map(({ id }) => id);
  if (ids.length === 0) return { results: [], totalCount: Number(total) };
  const roles = groupBy(
    await reader
      .selectFrom('team_project_roles')
      .select(['team_id', 'role'])
      .where('project_id', '=', projectId)
      .where('team_id', 'in', ids)
      .orderBy('role')
      .execute(),
    (row) => row.team_id,
  );
  const results = ids.map((teamId) => ({
    teamId,
    roles: (roles.get(teamId) ?? []).map(({ role }) => role),
  }));
  return { results, totalCount: Number(total) };
}

/** The roles of a team in a project, in alphabetical order; none when it is not assigned. */
export async function rolesOfTeam(reader: Reader, projectId: string, teamId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('team_project_roles')
    .select('role')
    .where('project_id', '=', projectId)
    .where('team_id', '=', teamId)
    .orderBy('role')
    .execute();
  return rows.map(({ role }) => role);
}

/** The projects in which a team has roles, by id. */
export async function projectsOfTeam(reader: Reader, teamId: string): Promise<RolesInProject[]> {
  const rows = await reader
    .selectFrom('team_project_roles')
    .select(['project_id', 'role'])
    .where('team_id', '=', teamId)
    .orderBy('project_id')
    .orderBy('role')
    .execute();
  return rolesInProjects(rows);
}

export async function isAssignedToProject(reader: Reader, teamId: string): Promise<boolean> {
  const row = await reader
    .selectFrom('team_project_roles')
    .select('project_id')
    .where('team_id', '=', teamId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What the teams of some people, active or pending, give them in a project: role names by id of the person. */
export async function teamRolesInProject(
  reader: Reader,
  projectId: string,
  members: readonly { readonly id: string; readonly teamIds: readonly string[] }[],
): Promise<(id: string) => readonly string[]> {
  const teamIds = [...new Set(members.flatMap((member) => member.teamIds))];
  if (teamIds.length === 0) return () => [];
  const rows = await reader
    .selectFrom('team_project_roles')
    .select(['team_id', 'role'])
    .where('project_id', '=', projectId)
    .where('team_id', 'in', teamIds)
    .execute();
  const rolesOf = groupBy(rows, (row) => row.team_id);
  const given = new Map(
    members.map((member) => [
      member.id,
      member.teamIds.flatMap((teamId) => (rolesOf.get(teamId) ?? []).map(({ role }) => role)),
    ]),
  );
  return (id) => given.get(id) ?? [];
}

/** The names of those of the teams that have roles in the project. */
export async function namesOfTeamsInProject(
  reader: Reader,
  projectId: string,
  teamIds: readonly string[],
): Promise<string[]> {
  if (teamIds.length === 0) return [];
  const rows = await reader
    .selectFrom('teams')
    .select('name')
    .where('id', 'in', teamIds)
    .where('id', 'in', assignedTo(reader, projectId))
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** Makes these the roles of a team in a project; none takes it out of the project. */
export async function replaceTeamProjectRoles(
  database: Writer,
  projectId: string,
  { teamId, roles }: ProjectTeam,
): Promise<void> {
  await database
    .deleteFrom('team_project_roles')
    .where('team_id', '=', teamId)
    .where('project_id', '=', projectId)
    .execute();
  if (roles.length === 0) return;
  await database
    .insertInto('team_project_roles')
    .values(roles.map((role) => ({ team_id: teamId, project_id: projectId, role })))
    .execute();
}

/** Takes every team out of a project. */
export async function deleteTeamRolesIn(database: Writer, projectId: string): Promise<void> {
  await database.deleteFrom('team_project_roles').where('project_id', '=', projectId).execute();
}

function assignedTo(reader: Reader, projectId: string) {
  return reader.selectFrom('team_project_roles').select('team_id').where('project_id', '=', projectId);
}
