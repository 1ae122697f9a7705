import type { Invitation } from '../../store/queries/invitations.js';
import { findSignInAccountByName, type SignInAccount } from '../../store/queries/sign-in-accounts.js';
import type { Reader } from '../../store/store.js';

/** What somebody who has the link of an invitation, and is not signed in, may do about it. */
export interface Answering {
  /** That of the invited person, if there is one. */
  readonly account: SignInAccount | undefined;
  /** Whether accepting may make an account, or put a new one in the place of this one. */
  readonly mayMakeAccount: boolean;
}

/**
 * A link that came by mail shows that its address is the person's own. So it is enough to begin anew where nobody has shown
 * that before. A link that an owner fetched shows nothing: with it, an account is taken that nobody can sign in to, and no
 * other.
 */
export async function answeringOf(reader: Reader, invitation: Invitation): Promise<Answering> {
  const account = await findSignInAccountByName(reader, invitation.username);
  const isFree = account === undefined || account.passwordHash === null;
  return {
    account,
    mayMakeAccount: isFree || (account.addressProvedAt === null && !invitation.isLinkHandedOn),
  };
}
