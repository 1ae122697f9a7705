import { inviteToOrganization } from '../changes/invitations/invite.js';
import { requireUsername } from '../changes/users/require-username.js';
import { SYSTEM } from '../domain/new-event.js';
import { findInvitationByName, setInvitationEnd } from '../store/queries/invitations.js';
import { findMember } from '../store/queries/members.js';
import { readGrants, readSeedRoles } from './seed-grants.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';
import type { SeedRun } from './seed-run.js';
import type { SeedInvitation } from './seed-schema.js';
import { readTime } from './seed-times.js';

/**
 * Invites people into an organization. Who is a member already, or has an invitation, is left as is: it was answered, or
 * waits. No mail is sent.
 */
export async function applyInvitations(
  run: SeedRun,
  organizationId: string,
  asked: readonly SeedInvitation[],
  path: SeedPath,
): Promise<void> {
  const { transaction } = run;
  const { database, now } = transaction;
  const seen = new Set<string>();
  for (const [index, wanted] of asked.entries()) {
    const place = [...path, index];
    const named = [...place, 'username'];
    const username = await at(named, () => requireUsername(wanted.username));
    if (seen.has(username)) throw new SeedProblem(named, `${username} is in this list already`);
    seen.add(username);
    const ends =
      wanted.expiresAt === undefined
        ? undefined
        : await readTime(wanted.expiresAt, now, [...place, 'expiresAt']);
    const grants = await readGrants(database, organizationId, wanted.projects, [...place, 'projects']);
    if (await findMember(database, { organizationId, username, statuses: ['ACTIVE'], now })) continue;
    if (await findInvitationByName(database, organizationId, username)) continue;
    const roles = await readSeedRoles(database, wanted.roles, organizationId, place);
    const { invitation } = await at(place, () =>
      inviteToOrganization(
        transaction,
        SYSTEM,
        {
          organizationId,
          username,
          organizationRoles: roles,
          projectRoles: (grants ?? []).map(({ projectId, roles }) => ({ projectId, roles })),
          teamIds: [],
        },
        { managesPeople: true, takeMail: () => false },
      ),
    );
    if (ends !== undefined) await setInvitationEnd(database, invitation.id, ends);
  }
}
