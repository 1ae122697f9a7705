import { RefusalError, refuse } from '../../domain/errors.js';
import type { Member } from '../../store/queries/members.js';
import { hasOtherOwner } from '../../store/queries/organization-users.js';
import type { Reader } from '../../store/store.js';

/** Refuses to take the role Organization Owner from the last person who has it, with the given code. */
export async function requireNotLastOwner(
  reader: Reader,
  member: Member,
  code: 'CANNOT_DEMOTE_LAST_ORG_OWNER' | 'CANNOT_DELETE_LAST_ADMIN',
): Promise<void> {
  if (member.status !== 'ACTIVE' || !member.organizationRoles.includes('ORG_OWNER')) return;
  const { organizationId, id } = member;
  if (await hasOtherOwner(reader, organizationId, id)) return;
  throw new RefusalError(refuse(code, organizationId));
}
