import { RefusalError, refuse } from '../../domain/errors.js';
import {
  type Invitation,
  listStandingInvitations,
  listStandingProjectInvitations,
} from '../../store/queries/invitations.js';
import type { ProjectInvitation } from '../../store/queries/project-invitations.js';
import type { Reader } from '../../store/store.js';
import { requireUsername } from '../users/require-username.js';

/** An invitation by its id or by the name of who was invited. */
export type WhichInvitation = { readonly id: string } | { readonly username: string };

/** The organization's invitation, while it can be accepted. */
export async function requireStandingInvitation(
  reader: Reader,
  organizationId: string,
  which: WhichInvitation,
  now: number,
): Promise<Invitation> {
  const [found] = await listStandingInvitations(reader, organizationId, filterFor(which, now));
  return found ?? refuseUnknown(which);
}

/** The part of an invitation that is about the project, likewise. */
export async function requireStandingProjectInvitation(
  reader: Reader,
  projectId: string,
  which: WhichInvitation,
  now: number,
): Promise<{ invitation: Invitation; part: ProjectInvitation }> {
  const [found] = await listStandingProjectInvitations(reader, projectId, filterFor(which, now));
  return found ?? refuseUnknown(which);
}

function filterFor(which: WhichInvitation, now: number) {
  return 'id' in which ? { id: which.id, now } : { username: requireUsername(which.username), now };
}

function refuseUnknown(which: WhichInvitation): never {
  throw new RefusalError(refuse('INVALID_INVITATION_ID', 'id' in which ? which.id : which.username));
}
