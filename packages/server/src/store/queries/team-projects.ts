import type { Expression } from 'kysely';
import type { RolesInProject } from '../../domain/roles.js';
import { groupBy } from '../group-by.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { findNames } from './names.js';
import { rolesInProjects } from './roles-in-projects.js';

/** A team with the roles that all of its users have in a project. */
export interface ProjectTeam {
  readonly teamId: string;
  readonly roles: readonly string[];
}

const teamsByName = preparedPages(
  (reader, { projectId }: Placeholders<{ projectId: string }>) =>
    reader.selectFrom('teams').where('id', 'in', assignedTo(reader, projectId)),
  (teams) => teams.select('id').orderBy('name'),
);

const rolesOfTeams = prepared(
  (reader, { projectId, teamIds }: Placeholders<{ projectId: string; teamIds: readonly string[] }>) =>
    reader
      .selectFrom('team_project_roles')
      .select(['team_id', 'role'])
      .where('project_id', '=', projectId)
      .where('team_id', 'in', teamIds)
      .orderBy('role'),
);

/** The teams that have roles in the project, by name. */
export async function listProjectTeams(
  reader: Reader,
  projectId: string,
  page: Page,
): Promise<Slice<ProjectTeam>> {
  const { results, totalCount } = await teamsByName.read(reader, { projectId }, page);
  if (results.length === 0) return { results: [], totalCount };
  const teamIds = results.map(({ id }) => id);
  const roles = groupBy(await rolesOfTeams.all(reader, { projectId, teamIds }), (row) => row.team_id);
  return {
    results: teamIds.map((teamId) => ({
      teamId,
      roles: (roles.get(teamId) ?? []).map(({ role }) => role),
    })),
    totalCount,
  };
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
  const rows = await rolesOfTeams.all(reader, { projectId, teamIds });
  const rolesOf = groupBy(rows, (row) => row.team_id);
  const given = new Map(
    members.map((member) => [
      member.id,
      member.teamIds.flatMap((teamId) => (rolesOf.get(teamId) ?? []).map(({ role }) => role)),
    ]),
  );
  return (id) => given.get(id) ?? [];
}

/** Those of the teams that have roles in the project, with them, by id. */
export async function teamsInProject(
  reader: Reader,
  projectId: string,
  teamIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly roles: readonly string[] }>> {
  if (teamIds.length === 0) return new Map();
  const rows = await rolesOfTeams.all(reader, { projectId, teamIds });
  const roles = groupBy(rows, (row) => row.team_id);
  const names = await findNames(reader, 'teams', [...roles.keys()]);
  return new Map(
    [...roles].map(([id, held]) => [id, { name: names.get(id) ?? id, roles: held.map(({ role }) => role) }]),
  );
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

function assignedTo(reader: Reader, projectId: string | Expression<string>) {
  return reader.selectFrom('team_project_roles').select('team_id').where('project_id', '=', projectId);
}
