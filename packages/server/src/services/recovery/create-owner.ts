import { withdrawInvitation } from '../../changes/invitations/withdraw.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import { setPassword } from '../../changes/passwords/set-password.js';
import { setOrganizationRoles } from '../../changes/users/change-roles.js';
import { joinOrganization } from '../../changes/users/join-organization.js';
import { requireUsername } from '../../changes/users/require-username.js';
import { newId } from '../../domain/ids.js';
import { SYSTEM } from '../../domain/new-event.js';
import { generatePassword } from '../../domain/secrets.js';
import { findMember } from '../../store/queries/members.js';
import { findSignInAccountByName, setAddressProvedAt } from '../../store/queries/sign-in-accounts.js';
import { insertUser } from '../../store/queries/users.js';
import type { WriteTransaction } from '../../store/store.js';
import { ABOUT_ALL } from '../../store/subjects.js';
import type { Services } from '../services.js';

/**
 * Makes somebody Organization Owner when nobody is left who could: a new account with a password, or one that exists,
 * whose password stays (`password` undefined).
 */
export async function createOwner(
  { store, passwords }: Pick<Services, 'store' | 'passwords'>,
  asked: { organizationId: string; username: string },
): Promise<{ username: string; organizationName: string; password: string | undefined }> {
  const { organizationId } = asked;
  const username = requireUsername(asked.username);
  const password = generatePassword();
  const passwordHash = await passwords.hash(password);
  return store.write(ABOUT_ALL, async (transaction) => {
    const { database } = transaction;
    const { name } = await requireOrganization(database, organizationId);
    const account = await findSignInAccountByName(database, username);
    const id = account?.id ?? (await insertAccount(transaction, username));
    const needsPassword = account?.passwordHash == null;
    if (needsPassword) await setPassword(transaction, id, passwordHash);
    // The operator says whose it is.
    await setAddressProvedAt(database, id, transaction.now);
    // What it promises is less than what the person gets.
    await withdrawInvitation(transaction, SYSTEM, { organizationId, username });
    await makeOwner(transaction, organizationId, { id, username });
    return { username, organizationName: name, password: needsPassword ? password : undefined };
  });
}

async function insertAccount({ database, now }: WriteTransaction, username: string): Promise<string> {
  const id = newId(now);
  await insertUser(database, {
    id,
    username,
    firstName: 'Organization',
    lastName: 'Owner',
    passwordHash: null,
    addressProvedAt: null,
    createdAt: now,
  });
  return id;
}

async function makeOwner(
  transaction: WriteTransaction,
  organizationId: string,
  person: { id: string; username: string },
): Promise<void> {
  const { database, now } = transaction;
  const member = await findMember(database, { organizationId, id: person.id, statuses: ['ACTIVE'], now });
  if (!member) return joinOrganization(transaction, SYSTEM, person, { organizationId, roles: ['ORG_OWNER'] });
  const roles = [...new Set(['ORG_OWNER', ...member.organizationRoles])];
  if (!(await setOrganizationRoles(transaction, SYSTEM, member, roles)))
    transaction.withoutEvent('the person is an owner already');
}
