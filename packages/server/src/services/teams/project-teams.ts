import type { Caller } from '../../access/principal.js';
import { involveProject } from '../../changes/projects/require-project.js';
import {
  addTeamToProject,
  changeTeamRoles,
  readTeamRoles,
  removeTeamFromProject,
  requireProjectTeam,
} from '../../changes/teams/project-roles.js';
import type { ProjectTeam } from '../../store/queries/team-projects.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** Gives teams of the organization roles in a project, all of them or, after a refusal, none. */
export async function addProjectTeams(
  { store }: Services,
  caller: Caller,
  projectId: string,
  asked: readonly ProjectTeam[],
): Promise<void> {
  const assignments: ProjectTeam[] = [];
  for (const { teamId, roles } of asked)
    assignments.push({ teamId, roles: await readTeamRoles(store.reader, roles, projectId, teamId) });
  await store.write(askedBy(caller), async (transaction) => {
    const project = await involveProject(transaction, projectId);
    for (const team of assignments) await addTeamToProject(transaction, actorOf(caller), project, team);
    if (assignments.length === 0) transaction.withoutEvent('no team was named');
  });
}

/** Replaces the roles of a team in a project. */
export async function updateProjectTeam(
  { store }: Services,
  caller: Caller,
  which: { projectId: string; teamId: string },
  asked: readonly string[],
): Promise<ProjectTeam> {
  const { projectId, teamId } = which;
  const roles = await readTeamRoles(store.reader, asked, projectId, teamId);
  return store.write(askedBy(caller), async (transaction) => {
    const project = await involveProject(transaction, projectId);
    if (!(await changeTeamRoles(transaction, actorOf(caller), project, { teamId, roles })))
      transaction.withoutEvent('the team already has these roles');
    return requireProjectTeam(transaction.database, which);
  });
}

/** Takes a team out of a project; its users lose on the next call what they had through it. */
export async function removeProjectTeam(
  { store }: Services,
  caller: Caller,
  { projectId, teamId }: { projectId: string; teamId: string },
): Promise<void> {
  await store.write(askedBy(caller), async (transaction) => {
    const project = await involveProject(transaction, projectId);
    await removeTeamFromProject(transaction, actorOf(caller), project, teamId);
  });
}
