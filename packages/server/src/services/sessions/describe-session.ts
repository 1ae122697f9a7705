import { RefusalError, refuse } from '../../domain/errors.js';
import { listOrganizations } from '../../store/queries/organizations.js';
import { findSignInAccount } from '../../store/queries/sign-in-accounts.js';
import { findUserForAuthentication } from '../../store/queries/user-roles.js';
import { type Account, findAccount } from '../../store/queries/users.js';
import type { Reader } from '../../store/store.js';

/** Who is signed in, until when, and where they belong. */
export interface SessionDescription {
  readonly account: Account;
  /** Whether signing in wants a second factor. */
  readonly hasSecondFactor: boolean;
  readonly session: { readonly id: string; readonly hasSecondFactor: boolean };
  /** When the session ends at the latest, in UTC milliseconds. */
  readonly expiresAt: number;
  /** How long it may be left alone; null: no limit. */
  readonly idleMs: number | null;
  readonly organizations: readonly {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly string[];
    readonly multiFactorAuthRequired: boolean;
  }[];
}

export async function describeSession(
  reader: Reader,
  userId: string,
  session: { readonly id: string; readonly createdAt: number; readonly hasSecondFactor: boolean },
): Promise<SessionDescription> {
  const account = await findAccount(reader, userId);
  const signIn = await findSignInAccount(reader, userId);
  const user = await findUserForAuthentication(reader, userId);
  if (!account || !signIn || !user) throw new RefusalError(refuse('NO_CURRENT_USER'));
  const ids = [...user.organizationRoles.keys()];
  const { results } = await listOrganizations(reader, { ids }, { limit: ids.length, offset: 0 });
  return {
    account,
    hasSecondFactor: signIn.totp?.confirmedAt != null,
    session: { id: session.id, hasSecondFactor: session.hasSecondFactor },
    expiresAt: session.createdAt + user.sessionLimits.absoluteMs,
    idleMs: user.sessionLimits.idleMs,
    organizations: results.map(({ id, name, multiFactorAuthRequired }) => ({
      id,
      name,
      multiFactorAuthRequired,
      roles: user.organizationRoles.get(id) ?? [],
    })),
  };
}
