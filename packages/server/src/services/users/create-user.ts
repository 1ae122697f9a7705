import { requireOrganizationPermissions, requireVisibleProject } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { requireMayInviteToOrganization } from '../../access/reach/account-creation.js';
import {
  type InvitationToMake,
  inviteToOrganization,
  type MadeInvitation,
} from '../../changes/invitations/invite.js';
import { checkPassword } from '../../changes/passwords/check-password.js';
import { readOrganizationRoles } from '../../changes/roles/check-roles.js';
import { requireUsername } from '../../changes/users/require-username.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { isOfOrganization, isOrganizationRole, isProjectRole } from '../../domain/roles.js';
import { findCustomRoles } from '../../store/queries/custom-roles.js';
import { findProjectScope } from '../../store/queries/projects.js';
import { type Account, findAccount, findAccountByName, insertUser } from '../../store/queries/users.js';
import type { Reader } from '../../store/store.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import { deliverInvitations } from '../invitations/delivery.js';
import { linkRule } from '../invitations/link-rule.js';
import type { Services } from '../services.js';

export interface UserToCreate {
  readonly username: string;
  /** Asked for by the public API. It has to be a good one, and is not kept. */
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly country: string | null;
  readonly mobileNumber: string | null;
  readonly roles: readonly GrantedRole[];
}

interface GrantedRole {
  readonly orgId?: string;
  readonly groupId?: string;
  readonly roleName?: string;
}

/**
 * Makes an account and invites it into every organization and project that the roles name. It belongs to none of them
 * until it accepts. The caller has to be allowed to invite there, or, with no roles, somewhere. Nobody can sign in to the
 * account before the person has come, by a link, and chosen a password: nobody sets one for an address that is not theirs.
 */
export async function createUser(services: Services, caller: Caller, asked: UserToCreate): Promise<Account> {
  const { store } = services;
  const username = requireUsername(asked.username);
  checkPassword(asked.password, username);
  const expected = await readInvitations(store.reader, caller, username, asked.roles);
  await requireNameIsFree(store.reader, username);
  const organizationIds = expected.map(({ organizationId }) => organizationId);
  const { account, made } = await store.write(
    askedBy(caller, username, ...organizationIds),
    async (transaction) => {
      const { database, now } = transaction;
      // Again: the caller may have lost a role while the write waited.
      const invitations = await readInvitations(database, caller, username, asked.roles);
      transaction.involve(...invitations.map(({ organizationId }) => organizationId));
      await requireNameIsFree(database, username);
      const id = transaction.newSubject();
      await insertUser(database, {
        id,
        username,
        firstName: asked.firstName,
        lastName: asked.lastName,
        country: asked.country,
        mobileNumber: asked.mobileNumber,
        passwordHash: null,
        addressProvedAt: null,
        createdAt: now,
      });
      const made: MadeInvitation[] = [];
      for (const invitation of invitations)
        made.push(
          await inviteToOrganization(
            transaction,
            actorOf(caller),
            invitation,
            linkRule(services, caller, invitation.organizationId),
          ),
        );
      if (made.length === 0) transaction.withoutEvent('an account alone belongs to no organization');
      const account = await findAccount(database, id);
      if (account === undefined) throw new Error(`user ${id} is gone within its transaction`);
      return { account, made };
    },
  );
  await deliverInvitations(services, made);
  return account;
}

async function requireNameIsFree(reader: Reader, username: string): Promise<void> {
  if (await findAccountByName(reader, username))
    throw new RefusalError(refuse('USER_ALREADY_EXISTS', username));
}

/** One invitation for each organization that the roles are about. */
async function readInvitations(
  reader: Reader,
  caller: Caller,
  username: string,
  roles: readonly GrantedRole[],
): Promise<InvitationToMake[]> {
  if (roles.length === 0) requireMayInviteToOrganization(caller.principal);
  await requireRoleNames(reader, roles);
  const organizationRoles = new Map<string, string[]>();
  const projectRoles = new Map<string, { projectId: string; roles: string[] }[]>();
  for (const role of roles) {
    const granted = readRole(role);
    if (granted.kind === 'organization') {
      requireMayInvite(caller, granted.organizationId);
      push(organizationRoles, granted.organizationId, granted.role);
    } else {
      const organizationId = await requireMayInviteToProject(reader, caller, granted.projectId);
      push(projectRoles, organizationId, { projectId: granted.projectId, roles: [granted.role] });
    }
  }
  for (const [organizationId, granted] of organizationRoles)
    organizationRoles.set(organizationId, await readOrganizationRoles(reader, granted, organizationId));
  return [...new Set([...organizationRoles.keys(), ...projectRoles.keys()])].map((organizationId) => ({
    organizationId,
    username,
    organizationRoles: organizationRoles.get(organizationId) ?? [],
    projectRoles: projectRoles.get(organizationId) ?? [],
    teamIds: [],
  }));
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** Refuses names that no role has. Where a role can be granted is looked at later. */
async function requireRoleNames(reader: Reader, roles: readonly GrantedRole[]): Promise<void> {
  const names = roles.map(({ roleName = '' }) => roleName);
  const others = names.filter((name) => !isOrganizationRole(name) && !isProjectRole(name));
  const custom = new Set((await findCustomRoles(reader, others)).map(({ role }) => role));
  const unknown = others.find((name) => !custom.has(name));
  if (unknown !== undefined) throw new RefusalError(refuse('INVALID_ENUM_VALUE', unknown));
}

function readRole({
  orgId,
  groupId,
  roleName = '',
}: GrantedRole):
  | { kind: 'organization'; organizationId: string; role: string }
  | { kind: 'project'; projectId: string; role: string } {
  if (isOfOrganization(roleName)) {
    if (groupId !== undefined) throw new RefusalError(refuse('ROLE_NEEDS_NO_GROUP_ID', roleName));
    if (orgId === undefined) throw new RefusalError(refuse('ROLE_NEEDS_ORG_ID', roleName));
    return { kind: 'organization', organizationId: orgId, role: roleName };
  }
  if (orgId !== undefined) throw new RefusalError(refuse('ROLE_NEEDS_NO_ORG_ID', roleName));
  if (groupId === undefined) throw new RefusalError(refuse('ROLE_NEEDS_GROUP_ID', roleName));
  return { kind: 'project', projectId: groupId, role: roleName };
}

function requireMayInvite({ principal }: Caller, organizationId: string): void {
  if (!requireOrganizationPermissions(principal, organizationId).has('organization.users.write'))
    throw new RefusalError(refuse('USER_UNAUTHORIZED', 'organization.users.write'));
}

async function requireMayInviteToProject(
  reader: Reader,
  { principal }: Caller,
  projectId: string,
): Promise<string> {
  const found = await findProjectScope(reader, projectId);
  const { project, permissions } = requireVisibleProject(principal, projectId, found);
  if (!permissions.has('project.users.write'))
    throw new RefusalError(refuse('USER_UNAUTHORIZED', 'project.users.write'));
  return project.organizationId;
}
