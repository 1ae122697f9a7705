import type { EventActor } from '../../domain/new-event.js';
import type { RolesInProject } from '../../domain/roles.js';
import type { Member } from '../../store/queries/members.js';
import type { WriteTransaction } from '../../store/store.js';
import { readOrganizationRoles } from '../roles/check-roles.js';
import { joinTeam, leaveTeam } from '../teams/membership.js';
import { setOrganizationRoles, setProjectRoles } from './change-roles.js';
import { readProjectGrants } from './read-project-grants.js';
import { readTeamIds } from './read-team-ids.js';

/** What is absent stays as it is; what is given replaces what there was. */
export interface GrantedRoles {
  readonly organizationRoles?: readonly string[] | undefined;
  readonly projectRoles?: readonly RolesInProject[] | undefined;
}

/**
 * Changes the roles that a member or pending user was granted in an organization and its projects, with the events;
 * true when that changed something.
 */
export async function changeMemberRoles(
  transaction: WriteTransaction,
  actor: EventActor,
  member: Member,
  change: GrantedRoles,
): Promise<boolean> {
  const { organizationId } = member;
  let isChanged = false;
  if (change.organizationRoles) {
    const roles = await readOrganizationRoles(transaction.database, change.organizationRoles, organizationId);
    isChanged = await setOrganizationRoles(transaction, actor, member, roles);
  }
  if (change.projectRoles) {
    const grants = await readProjectGrants(transaction.database, organizationId, change.projectRoles);
    const kept = new Set(grants.map(({ projectId }) => projectId));
    const dropped = member.projectRoles.filter(({ projectId }) => !kept.has(projectId));
    for (const grant of [...grants, ...dropped.map(({ projectId }) => ({ projectId, roles: [] }))])
      if (await setProjectRoles(transaction, actor, member, grant)) isChanged = true;
  }
  return isChanged;
}

/**
 * Puts a member or pending user into these teams of the organization and no others, with the events; true when that
 * changed something. Refuses as readTeamIds and joinTeam do.
 */
export async function changeMemberTeams(
  transaction: WriteTransaction,
  actor: EventActor,
  member: Member,
  asked: readonly string[],
): Promise<boolean> {
  const teamIds = await readTeamIds(transaction.database, member.organizationId, asked);
  let isChanged = false;
  // Leaving first makes room where somebody is in as many teams as possible.
  for (const teamId of member.teamIds)
    if (!teamIds.includes(teamId) && (await leaveTeam(transaction, actor, member, teamId))) isChanged = true;
  for (const teamId of teamIds) if (await joinTeam(transaction, actor, member, teamId)) isChanged = true;
  return isChanged;
}
