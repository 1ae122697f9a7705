import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { readOrganizationRoles } from '../../changes/roles/check-roles.js';
import { joinTeam, leaveTeam } from '../../changes/teams/membership.js';
import { setOrganizationRoles, setProjectRoles } from '../../changes/users/change-roles.js';
import {
  type ProjectRoles,
  readProjectGrants,
  readTeamIds,
  requireMember,
} from '../../changes/users/checks.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { Member, MembershipStatus } from '../../store/queries/members.js';
import type { WriteTransaction } from '../../store/store.js';
import type { Services } from '../services.js';
import { requireNotSelf } from './require-not-self.js';

interface WhichUser {
  readonly organizationId: string;
  readonly id: string;
  /** By default active or pending. */
  readonly statuses?: readonly MembershipStatus[];
}

/** What is absent stays as it is; what is given replaces what there was. */
export interface UserChange {
  readonly organizationRoles?: readonly string[] | undefined;
  readonly projectRoles?: readonly ProjectRoles[] | undefined;
  readonly teamIds?: readonly string[] | undefined;
}

/**
 * Changes what a member or pending user was granted in an organization. Refuses with INVALID_USER_ID, USER_NOT_FOUND,
 * INVALID_ROLE_FOR_ORG, CANNOT_REMOVE_ALL_USER_ROLES, CANNOT_DEMOTE_LAST_ORG_OWNER and CANNOT_CHANGE_OWN_ROLES, and as
 * readProjectGrants, readTeamIds, setProjectRoles and joinTeam do.
 */
export async function updateOrganizationUser(
  { store }: Services,
  caller: Caller,
  which: WhichUser,
  change: UserChange,
): Promise<Member> {
  return store.write(async (transaction) => {
    const before = await requireMember(transaction.database, { ...which, now: transaction.now });
    const changes = [
      await changeRoles(transaction, caller, before, change),
      await changeTeams(transaction, caller, before, change.teamIds),
    ];
    if (!changes.includes(true)) transaction.withoutEvent('the user already is as asked');
    return requireMember(transaction.database, { ...which, now: transaction.now });
  });
}

/** Adds one organization role, or takes it away; one that is held already, or is not, changes nothing. Refuses as above. */
export async function changeOrganizationRole(
  { store }: Services,
  caller: Caller,
  which: WhichUser,
  change: { readonly add: string } | { readonly remove: string },
): Promise<Member> {
  return store.write(async (transaction) => {
    const before = await requireMember(transaction.database, { ...which, now: transaction.now });
    const held = before.organizationRoles;
    const organizationRoles =
      'add' in change ? [...held, change.add] : held.filter((role) => role !== change.remove);
    if (!(await changeRoles(transaction, caller, before, { organizationRoles })))
      transaction.withoutEvent('the user already is as asked');
    return requireMember(transaction.database, { ...which, now: transaction.now });
  });
}

async function changeRoles(
  transaction: WriteTransaction,
  caller: Caller,
  member: Member,
  change: UserChange,
): Promise<boolean> {
  const { organizationId } = member;
  let isChanged = false;
  if (change.organizationRoles) {
    const roles = readOrganizationRoles(change.organizationRoles, organizationId);
    isChanged = await setOrganizationRoles(transaction, actorOf(caller), member, roles);
  }
  if (change.projectRoles) {
    const grants = await readProjectGrants(transaction.database, organizationId, change.projectRoles);
    const kept = new Set(grants.map(({ projectId }) => projectId));
    const dropped = member.projectRoles.filter(({ projectId }) => !kept.has(projectId));
    for (const grant of [...grants, ...dropped.map(({ projectId }) => ({ projectId, roles: [] }))])
      if (await setProjectRoles(transaction, actorOf(caller), member, grant)) isChanged = true;
  }
  // What the change wrote is undone with the transaction.
  if (isChanged) requireNotSelf(caller, member);
  return isChanged;
}

async function changeTeams(
  transaction: WriteTransaction,
  caller: Caller,
  member: Member,
  asked: readonly string[] | undefined,
): Promise<boolean> {
  if (asked === undefined) return false;
  const teamIds = await readTeamIds(transaction.database, member.organizationId, asked);
  const actor = actorOf(caller);
  let isChanged = false;
  // Leaving first makes room where somebody is in as many teams as possible.
  for (const teamId of member.teamIds)
    if (!teamIds.includes(teamId) && (await leaveTeam(transaction, actor, member, teamId))) isChanged = true;
  for (const teamId of teamIds) if (await joinTeam(transaction, actor, member, teamId)) isChanged = true;
  return isChanged;
}

/** Roles of a user in the form of the deprecated versions, which know active members only. */
export async function replaceRolesOfActiveMember(
  services: Services,
  caller: Caller,
  which: { organizationId: string; id: string },
  roles: readonly string[],
): Promise<readonly string[]> {
  if (roles.length === 0) throw new RefusalError(refuse('CANNOT_REMOVE_ALL_USER_ROLES', which.id));
  const active = { ...which, statuses: ['ACTIVE'] as const };
  const member = await updateOrganizationUser(services, caller, active, { organizationRoles: roles });
  return member.organizationRoles;
}
