import { requireOpenInvitation } from '../../changes/invitations/open-invitation.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { Invitation } from '../../store/queries/invitations.js';
import { findAccountByName } from '../../store/queries/users.js';
import type { Reader } from '../../store/store.js';

/** What an invited person should know before accepting. */
export interface InvitationPreview {
  readonly invitation: Invitation;
  readonly organizationName: string;
  readonly projectNames: ReadonlyMap<string, string>;
  readonly teamNames: ReadonlyMap<string, string>;
  /** Whether there is an account to sign in with, or one is to be made. */
  readonly hasAccount: boolean;
}

/** What a link is about; INVITATION_LINK_INVALID. */
export async function previewInvitation(reader: Reader, token: string): Promise<InvitationPreview> {
  const invitation = await requireOpenInvitation(reader, token, Date.now());
  const { organizationId, projects, teamIds } = invitation;
  const organization = await reader
    .selectFrom('organizations')
    .select('name')
    .where('id', '=', organizationId)
    .executeTakeFirst();
  if (organization === undefined) throw new RefusalError(refuse('INVITATION_LINK_INVALID'));
  return {
    invitation,
    organizationName: organization.name,
    projectNames: await namesOf(
      reader,
      'projects',
      projects.map(({ projectId }) => projectId),
    ),
    teamNames: await namesOf(reader, 'teams', teamIds),
    hasAccount: (await findAccountByName(reader, invitation.username)) !== undefined,
  };
}

async function namesOf(reader: Reader, table: 'projects' | 'teams', ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>();
  const rows = await reader.selectFrom(table).select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
