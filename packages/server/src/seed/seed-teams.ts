import type { Caller } from '../access/principal.js';
import { createTeam } from '../services/teams/create-team.js';
import { addProjectTeams, removeProjectTeam, updateProjectTeam } from '../services/teams/project-teams.js';
import { addTeamMembers, removeTeamUser } from '../services/teams/team-users.js';
import { findTeamByName, listTeamUserIds, projectsOfTeam, type Team } from '../store/queries/teams.js';
import { readGrants } from './seed-grants.js';
import { requireAccount } from './seed-members.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';
import { type SeedRun, serverCaller } from './seed-run.js';
import type { SeedTeam } from './seed-schema.js';

/** Makes and changes the teams of an organization. */
export async function applyTeams(
  run: SeedRun,
  organizationId: string,
  asked: readonly SeedTeam[],
  path: SeedPath,
): Promise<void> {
  const caller = serverCaller(organizationId);
  const { database } = run.transaction;
  const seen = new Set<string>();
  for (const [index, { name, users, projects }] of asked.entries()) {
    const place = [...path, index];
    if (seen.has(name)) throw new SeedProblem([...place, 'name'], `${name} is in this list already`);
    seen.add(name);
    const team =
      (await findTeamByName(database, organizationId, name)) ??
      (await at([...place, 'name'], async () => {
        const made = await createTeam(run.services, caller, { organizationId, name, usernames: [] });
        return made.team;
      }));
    run.name(team.id, name);
    if (users) await applyUsers(run, caller, team, users, [...place, 'users']);
    await applyProjectRoles(run, caller, team, projects, [...place, 'projects']);
  }
}

async function applyUsers(
  run: SeedRun,
  caller: Caller,
  team: Team,
  asked: readonly string[],
  path: SeedPath,
): Promise<void> {
  const wanted = new Set<string>();
  const present = new Set(await listTeamUserIds(run.transaction.database, team.id));
  for (const [index, username] of asked.entries()) {
    const { id } = await requireAccount(run, username, [...path, index]);
    if (wanted.has(id)) throw new SeedProblem([...path, index], `${username} is in this list already`);
    wanted.add(id);
    if (!present.has(id)) await at([...path, index], () => addTeamMembers(run.services, caller, team, [id]));
  }
  for (const id of present)
    if (!wanted.has(id)) await at(path, () => removeTeamUser(run.services, caller, team, { id }));
}

async function applyProjectRoles(
  run: SeedRun,
  caller: Caller,
  team: Team,
  asked: SeedTeam['projects'],
  path: SeedPath,
): Promise<void> {
  const { services, transaction } = run;
  const grants = await readGrants(transaction.database, team.organizationId, asked, path);
  if (grants === undefined) return;
  const present = new Set(
    (await projectsOfTeam(transaction.database, team.id)).map(({ projectId }) => projectId),
  );
  for (const { projectId, roles, path: place } of grants)
    await at(place, async () => {
      if (present.delete(projectId))
        await updateProjectTeam(services, caller, { projectId, teamId: team.id }, roles);
      else await addProjectTeams(services, caller, projectId, [{ teamId: team.id, roles }]);
    });
  for (const projectId of present) await removeProjectTeam(services, caller, { projectId, teamId: team.id });
}
