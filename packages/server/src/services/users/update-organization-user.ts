import type { Caller } from '../../access/principal.js';
import {
  changeMemberRoles,
  changeMemberTeams,
  type GrantedRoles,
} from '../../changes/users/change-member.js';
import { requireMember } from '../../changes/users/require-member.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { Member, MembershipStatus } from '../../store/queries/members.js';
import type { WriteTransaction } from '../../store/store.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';
import { requireNotSelf } from './require-not-self.js';

interface WhichUser {
  readonly organizationId: string;
  readonly id: string;
  /** By default active or pending. */
  readonly statuses?: readonly MembershipStatus[];
}

/** What is absent stays as it is; what is given replaces what there was. */
export interface UserChange extends GrantedRoles {
  readonly teamIds?: readonly string[] | undefined;
}

/** Changes what a member or pending user was granted in an organization. */
export async function updateOrganizationUser(
  { store }: Services,
  caller: Caller,
  which: WhichUser,
  change: UserChange,
): Promise<Member> {
  return store.write(askedBy(caller, which.organizationId, which.id), async (transaction) => {
    const before = await requireMember(transaction.database, { ...which, now: transaction.now });
    const areRolesChanged = await changeRoles(transaction, caller, before, change);
    const areTeamsChanged =
      change.teamIds !== undefined &&
      (await changeMemberTeams(transaction, actorOf(caller), before, change.teamIds));
    if (!areRolesChanged && !areTeamsChanged) transaction.withoutEvent('the user already is as asked');
    return requireMember(transaction.database, { ...which, now: transaction.now });
  });
}

/** Adds one organization role, or takes it away; one that is held already, or is not, changes nothing. */
export async function changeOrganizationRole(
  { store }: Services,
  caller: Caller,
  which: WhichUser,
  change: { readonly add: string } | { readonly remove: string },
): Promise<Member> {
  return store.write(askedBy(caller, which.organizationId, which.id), async (transaction) => {
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
  change: GrantedRoles,
): Promise<boolean> {
  const isChanged = await changeMemberRoles(transaction, actorOf(caller), member, change);
  // What the change wrote is undone with the transaction.
  if (isChanged) requireNotSelf(caller, member);
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
