import { own, published } from './define-error.js';

/** Invitations to organizations and projects. */
export const invitationErrors = {
  INVITATION_LINK_INVALID: own({
    status: 404,
    detail: () => 'This invitation does not work any more.',
    parameters: [],
    meaning:
      'The link is incomplete, or the invitation was accepted, rejected, withdrawn, renewed or has expired.',
    fix: 'Ask whoever invited you for a new one.',
  }),
  INVALID_INVITATION_ID: published({
    // The public error list says 400, the published operations have 404, and Terraform looks for 404 to see that one is gone.
    status: 404,
    detail: (invitation: string) => `There is no invitation ${invitation} that could still be accepted.`,
    parameters: ['invitation ID or user name'],
    meaning:
      'The organization or project has no such invitation: it was accepted, rejected or deleted, or it has expired.',
    fix: 'List the invitations, or invite the user anew.',
  }),
  INVITATION_NEEDS_SIGN_IN: own({
    status: 401,
    detail: (username: string) => `${username} has an account: sign in with it to accept the invitation.`,
    parameters: ['user name'],
    meaning: 'The invited user has an account, and nobody is signed in.',
    fix: 'Sign in, then accept without names and password.',
  }),
  INVITATION_FOR_SOMEONE_ELSE: own({
    status: 403,
    detail: (username: string) => `The invitation is for ${username}, who is not signed in.`,
    parameters: ['user name'],
    meaning: 'Another user than the invited one is signed in.',
    fix: 'Sign out, then sign in as the invited user and accept.',
  }),
};
