import { changeMemberRoles } from '../changes/users/change-member.js';
import { joinOrganization } from '../changes/users/join-organization.js';
import { requireMember } from '../changes/users/require-member.js';
import { requireUsername } from '../changes/users/require-username.js';
import { RefusalError, refuse } from '../domain/errors.js';
import { limits } from '../domain/limits.js';
import { SYSTEM } from '../domain/new-event.js';
import type { RolesInProject } from '../domain/roles.js';
import { deleteInvitationOf } from '../store/queries/invitations.js';
import { countMembers, findMember } from '../store/queries/members.js';
import { type Account, findAccountByName } from '../store/queries/users.js';
import { readGrants, readSeedRoles } from './seed-grants.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';
import type { SeedRun } from './seed-run.js';
import type { SeedMember } from './seed-schema.js';

/** Adds people to an organization, as members at once, and changes what members were granted. */
export async function applyMembers(
  run: SeedRun,
  organizationId: string,
  asked: readonly SeedMember[],
  path: SeedPath,
): Promise<void> {
  const seen = new Set<string>();
  const members: { member: SeedMember; account: Account; path: SeedPath }[] = [];
  for (const [index, member] of asked.entries()) {
    const place = [...path, index];
    const account = await requireAccount(run, member.username, [...place, 'username']);
    if (seen.has(account.id))
      throw new SeedProblem([...place, 'username'], `${account.username} is in this list already`);
    seen.add(account.id);
    members.push({ member, account, path: place });
  }
  // Owners first: an organization cannot be without one in between.
  const isOwner = ({ member }: { member: SeedMember }) => member.roles.includes('ORG_OWNER');
  for (const each of [...members.filter(isOwner), ...members.filter((other) => !isOwner(other))])
    await applyMember(run, organizationId, each);
}

async function applyMember(
  run: SeedRun,
  organizationId: string,
  { member, account, path }: { member: SeedMember; account: Account; path: SeedPath },
): Promise<void> {
  const { database, now } = run.transaction;
  const which = { organizationId, id: account.id, statuses: ['ACTIVE'] as const, now };
  const roles = await readSeedRoles(database, member.roles, organizationId, path);
  if ((await findMember(database, which)) === undefined)
    await at(path, () => join(run, organizationId, account, roles));
  const grants = await readGrants(database, organizationId, member.projects, [...path, 'projects']);
  await at(path, () => changeMember(run, which, roles, grants));
}

/** The account of a member; it stands in the store or in the seed's own list of users. */
export async function requireAccount(run: SeedRun, username: string, path: SeedPath): Promise<Account> {
  const name = await at(path, () => requireUsername(username));
  const account = await findAccountByName(run.transaction.database, name);
  if (account === undefined)
    throw new SeedProblem(path, `nobody has the account ${name}; add it to "users" at the top of the file`);
  return account;
}

async function changeMember(
  { transaction }: SeedRun,
  which: Parameters<typeof requireMember>[1],
  organizationRoles: readonly string[],
  projectRoles: readonly RolesInProject[] | undefined,
): Promise<void> {
  const before = await requireMember(transaction.database, which);
  await changeMemberRoles(transaction, SYSTEM, before, { organizationRoles, projectRoles });
}

async function join(
  { transaction }: SeedRun,
  organizationId: string,
  account: Account,
  roles: readonly string[],
): Promise<void> {
  const { database, now } = transaction;
  // What an invitation promised is in the seed, or is not wanted. It would count towards the limit, too.
  await deleteInvitationOf(database, organizationId, account.username);
  if ((await countMembers(database, { organizationId, now })) >= limits.usersPerOrganization)
    throw new RefusalError(refuse('MAX_USERS_PER_ORG_EXCEEDED', limits.usersPerOrganization, organizationId));
  await joinOrganization(transaction, SYSTEM, account, { organizationId, roles });
}
