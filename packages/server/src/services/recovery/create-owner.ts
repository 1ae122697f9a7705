import { SYSTEM } from '../../changes/actor.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import { setPassword } from '../../changes/passwords/set-password.js';
import { setOrganizationRoles } from '../../changes/users/change-roles.js';
import { requireUsername } from '../../changes/users/checks.js';
import { newId } from '../../domain/ids.js';
import { generatePassword } from '../../domain/secrets.js';
import { findInvitationByName } from '../../store/queries/invitations.js';
import { findMember } from '../../store/queries/members.js';
import { findSignInAccountByName } from '../../store/queries/sign-in-accounts.js';
import type { WriteTransaction } from '../../store/store.js';
import type { Services } from '../services.js';

/**
 * Makes somebody Organization Owner when nobody is left who could: a new account with a password, or one that exists,
 * whose password stays (`password` undefined). Refuses with ORG_NOT_FOUND and INVALID_EMAIL_ADDRESS.
 */
export async function createOwner(
  { store, passwords }: Pick<Services, 'store' | 'passwords'>,
  asked: { organizationId: string; username: string },
): Promise<{ username: string; organizationName: string; password: string | undefined }> {
  const { organizationId } = asked;
  const username = requireUsername(asked.username);
  const password = generatePassword();
  const passwordHash = await passwords.hash(password);
  return store.write(async (transaction) => {
    const { database } = transaction;
    const { name } = await requireOrganization(database, organizationId);
    const account = await findSignInAccountByName(database, username);
    const userId = account?.id ?? (await insertAccount(transaction, username));
    const needsPassword = account?.passwordHash == null;
    if (needsPassword) await setPassword(transaction, userId, passwordHash);
    await withdrawInvitation(transaction, organizationId, username);
    await makeOwner(transaction, organizationId, { id: userId, username });
    return { username, organizationName: name, password: needsPassword ? password : undefined };
  });
}

async function insertAccount({ database, now }: WriteTransaction, username: string): Promise<string> {
  const id = newId(now);
  await database
    .insertInto('users')
    .values({ id, username, first_name: 'Organization', last_name: 'Owner', created_at: now })
    .execute();
  return id;
}

/** What it promises is less than what the person gets. */
async function withdrawInvitation(
  transaction: WriteTransaction,
  organizationId: string,
  username: string,
): Promise<void> {
  const { database } = transaction;
  const invitation = await findInvitationByName(database, organizationId, username);
  if (invitation === undefined) return;
  await database.deleteFrom('organization_invitations').where('id', '=', invitation.id).execute();
  await transaction.recordEvent({
    type: 'ORG_INVITATION_DELETED',
    organizationId,
    actor: SYSTEM,
    details: { targetUsername: username },
  });
}

async function makeOwner(
  transaction: WriteTransaction,
  organizationId: string,
  { id, username }: { id: string; username: string },
): Promise<void> {
  const { database, now } = transaction;
  const member = await findMember(database, { organizationId, id, statuses: ['ACTIVE'], now });
  if (member) {
    const roles = [...new Set(['ORG_OWNER', ...member.organizationRoles])];
    if (!(await setOrganizationRoles(transaction, SYSTEM, member, roles)))
      transaction.withoutEvent('the person is an owner already');
    return;
  }
  await database
    .insertInto('user_organization_roles')
    .values({ user_id: id, organization_id: organizationId, role: 'ORG_OWNER' })
    .execute();
  transaction.changed({ kind: 'user', subject: id });
  await transaction.recordEvent({
    type: 'JOINED_ORG',
    organizationId,
    actor: SYSTEM,
    details: { targetUsername: username },
  });
}
