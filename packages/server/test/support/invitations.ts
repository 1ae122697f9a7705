import type { InvitationLinkRule } from '../../src/changes/invitations/invite.js';

/** For invitations that a test makes past the API: each gets a link. */
export const WITH_LINK: InvitationLinkRule = { managesPeople: true, takeMail: () => true };
