import { requireProject } from '../changes/projects/require-project.js';
import { makeTeam } from '../changes/teams/make-team.js';
import { joinTeam, leaveTeam } from '../changes/teams/membership.js';
import { addTeamToProject, changeTeamRoles, removeTeamFromProject } from '../changes/teams/project-roles.js';
import { requireTeamName } from '../changes/teams/require-team.js';
import { requireMember } from '../changes/users/require-member.js';
import { SYSTEM } from '../domain/new-event.js';
import { foldTeamName } from '../domain/team-names.js';
import { projectsOfTeam } from '../store/queries/team-projects.js';
import { listTeamUserIds } from '../store/queries/team-users.js';
import { findTeamByName, type Team } from '../store/queries/teams.js';
import { readGrants } from './seed-grants.js';
import { requireAccount } from './seed-members.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';
import type { SeedRun } from './seed-run.js';
import type { SeedTeam } from './seed-schema.js';

/** Makes and changes the teams of an organization. */
export async function applyTeams(
  run: SeedRun,
  organizationId: string,
  asked: readonly SeedTeam[],
  path: SeedPath,
): Promise<void> {
  const seen = new Set<string>();
  for (const [index, { name, users, projects }] of asked.entries()) {
    const place = [...path, index];
    const folded = foldTeamName(name);
    if (seen.has(folded)) throw new SeedProblem([...place, 'name'], `${name} is in this list already`);
    seen.add(folded);
    const team = await findOrMake(run, organizationId, name, [...place, 'name']);
    run.name(team.id, name);
    if (users) await applyUsers(run, team, users, [...place, 'users']);
    await applyProjectRoles(run, team, projects, [...place, 'projects']);
  }
}

async function findOrMake(
  { transaction }: SeedRun,
  organizationId: string,
  name: string,
  path: SeedPath,
): Promise<Team> {
  const known = await findTeamByName(transaction.database, organizationId, foldTeamName(name));
  if (known) return known;
  return at(path, () =>
    makeTeam(transaction, SYSTEM, { organizationId, name: requireTeamName(name), usernames: [] }),
  );
}

async function applyUsers(
  run: SeedRun,
  { id: teamId, organizationId }: Team,
  asked: readonly string[],
  path: SeedPath,
): Promise<void> {
  const { transaction } = run;
  const { database, now } = transaction;
  const memberOf = (id: string) => requireMember(database, { organizationId, id, statuses: ['ACTIVE'], now });
  const wanted = new Set<string>();
  const present = new Set(await listTeamUserIds(database, teamId));
  for (const [index, username] of asked.entries()) {
    const place = [...path, index];
    const { id } = await requireAccount(run, username, place);
    if (wanted.has(id)) throw new SeedProblem(place, `${username} is in this list already`);
    wanted.add(id);
    if (!present.has(id))
      await at(place, async () => joinTeam(transaction, SYSTEM, await memberOf(id), teamId));
  }
  for (const id of present)
    if (!wanted.has(id))
      await at(path, async () => leaveTeam(transaction, SYSTEM, await memberOf(id), teamId));
}

async function applyProjectRoles(
  { transaction }: SeedRun,
  team: Team,
  asked: SeedTeam['projects'],
  path: SeedPath,
): Promise<void> {
  const { database } = transaction;
  const grants = await readGrants(database, team.organizationId, asked, path);
  if (grants === undefined) return;
  const present = new Set((await projectsOfTeam(database, team.id)).map(({ projectId }) => projectId));
  for (const { projectId, roles, path: place } of grants)
    await at(place, async () => {
      const project = await requireProject(database, projectId);
      const assigned = { teamId: team.id, roles };
      if (present.delete(projectId)) await changeTeamRoles(transaction, SYSTEM, project, assigned);
      else await addTeamToProject(transaction, SYSTEM, project, assigned);
    });
  for (const projectId of present) {
    const project = await requireProject(database, projectId);
    await removeTeamFromProject(transaction, SYSTEM, project, team.id);
  }
}
