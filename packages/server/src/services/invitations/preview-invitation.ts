import { answeringOf } from '../../changes/invitations/answering.js';
import { requireOpenInvitation } from '../../changes/invitations/open-invitation.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { Invitation } from '../../store/queries/invitations.js';
import { findNames } from '../../store/queries/names.js';
import type { Services } from '../services.js';

/** What an invited person should know before accepting. */
export interface InvitationPreview {
  readonly invitation: Invitation;
  readonly organizationName: string;
  readonly projectNames: ReadonlyMap<string, string>;
  readonly teamNames: ReadonlyMap<string, string>;
  /**
   * Whether there is an account to sign in with. Told where the link was mailed, to nobody but the person then; `undefined`
   * where an owner fetched it, who is not to learn that of any address.
   */
  readonly hasAccount: boolean | undefined;
  /** Whether one can be made, in the place of one that is there too. */
  readonly mayMakeAccount: boolean;
}

/** What a link is about. */
export async function previewInvitation(
  { store, now }: Pick<Services, 'store' | 'now'>,
  token: string,
): Promise<InvitationPreview> {
  const { reader } = store;
  const invitation = await requireOpenInvitation(reader, token, now());
  const { organizationId, projects, teamIds, isLinkHandedOn } = invitation;
  const { account, mayMakeAccount } = await answeringOf(reader, invitation);
  const organizationName = (await findNames(reader, 'organizations', [organizationId])).get(organizationId);
  if (organizationName === undefined) throw new RefusalError(refuse('INVITATION_LINK_INVALID'));
  return {
    invitation,
    organizationName,
    projectNames: await findNames(
      reader,
      'projects',
      projects.map(({ projectId }) => projectId),
    ),
    teamNames: await findNames(reader, 'teams', teamIds),
    hasAccount: isLinkHandedOn ? undefined : account?.passwordHash != null,
    mayMakeAccount: isLinkHandedOn || mayMakeAccount,
  };
}
