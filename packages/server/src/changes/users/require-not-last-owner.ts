import { RefusalError, refuse } from '../../domain/errors.js';
import type { Member } from '../../store/queries/members.js';
import { listOwners } from '../../store/queries/organization-users.js';
import type { Reader } from '../../store/store.js';

/**
 * Refuses to take the role Organization Owner from the last person who has it, with the given code. Beside somebody who can
 * sign in, those who cannot do not count: nobody would be left to sign in.
 */
export async function requireNotLastOwner(
  reader: Reader,
  member: Member,
  code: 'CANNOT_DEMOTE_LAST_ORG_OWNER' | 'CANNOT_DELETE_LAST_ADMIN',
): Promise<void> {
  if (member.status !== 'ACTIVE' || !member.organizationRoles.includes('ORG_OWNER')) return;
  const { organizationId, id } = member;
  const owners = await listOwners(reader, organizationId);
  const canSignIn = owners.get(id)?.canSignIn ?? false;
  const remains = [...owners].some(([other, owner]) => other !== id && (owner.canSignIn || !canSignIn));
  if (remains) return;
  throw new RefusalError(refuse(code, organizationId));
}
