import type { Page } from '../page.js';
import type { Reader } from '../store.js';
import { groupBy } from './users.js';

export interface Team {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
}

/** A team with the roles that all of its users have in a project. */
export interface ProjectTeam {
  readonly teamId: string;
  readonly roles: readonly string[];
}

export async function findTeam(
  reader: Reader,
  organizationId: string,
  id: string,
): Promise<Team | undefined> {
  return teamRows(reader, organizationId).where('id', '=', id).executeTakeFirst();
}

export async function findTeamByName(
  reader: Reader,
  organizationId: string,
  name: string,
): Promise<Team | undefined> {
  return teamRows(reader, organizationId).where('name', '=', name).executeTakeFirst();
}

/** The organization's teams, by name. */
export async function listTeams(
  reader: Reader,
  organizationId: string,
  page: Page,
): Promise<{ results: Team[]; totalCount: number }> {
  const results = await teamRows(reader, organizationId)
    .orderBy('name')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { results, totalCount: await countTeams(reader, organizationId) };
}

export async function countTeams(reader: Reader, organizationId: string): Promise<number> {
  const { total } = await reader
    .selectFrom('teams')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** The ids of the members of a team; invited people are not among them. */
export async function listTeamUserIds(reader: Reader, teamId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('team_users')
    .select('user_id')
    .where('team_id', '=', teamId)
    .orderBy('user_id')
    .execute();
  return rows.map(({ user_id }) => user_id);
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
  return [...groupBy(rows, (row) => row.project_id)].map(([projectId, granted]) => ({
    projectId,
    roles: granted.map(({ role }) => role),
  }));
}

interface RolesInProject {
  readonly projectId: string;
  readonly roles: readonly string[];
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

function teamRows(reader: Reader, organizationId: string) {
  return reader
    .selectFrom('teams')
    .select(['id', 'organization_id as organizationId', 'name'])
    .where('organization_id', '=', organizationId);
}

function assignedTo(reader: Reader, projectId: string) {
  return reader.selectFrom('team_project_roles').select('team_id').where('project_id', '=', projectId);
}
