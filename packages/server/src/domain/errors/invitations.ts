import { own, published } from './define-error.js';

/** Invitations to organizations and projects. */
export const invitationErrors = {
  INVITATION_LINK_INVALID: own({
    status: 404,
    detail: () => 'This invitation is no longer valid.',
    parameters: [],
    meaning:
      'The link is incomplete, or the invitation was accepted, rejected, withdrawn, renewed or has expired.',
    fix: 'Ask the person who invited you for a new one.',
  }),
  INVALID_INVITATION_ID: published({
    // The public error list says 400, the published operations have 404, and Terraform looks for 404 to see that one is gone.
    status: 404,
    detail: (invitation: string) => `There is no invitation ${invitation} that could still be accepted.`,
    parameters: ['invitation ID or user name'],
    meaning:
      'The organization or project has no such invitation: it was accepted, rejected or deleted, or it has expired.',
    fix: 'List the invitations, or invite the user again.',
  }),
  INVITATION_NEEDS_SIGN_IN: own({
    status: 401,
    detail: (username: string) => `${username} has an account: sign in with it to accept the invitation.`,
    parameters: ['user name'],
    meaning: 'The invited user has an account, and nobody is signed in.',
    fix: 'Sign in, then accept the invitation without sending names and a password.',
  }),
  INVITATION_FOR_SOMEONE_ELSE: own({
    status: 403,
    detail: (username: string) => `The invitation is for ${username}, who is not signed in.`,
    parameters: ['user name'],
    meaning: 'The signed-in user is not the invited user.',
    fix: 'Sign out, then sign in as the invited user and accept.',
  }),
};
