import type { UserCaller } from '../../access/principal.js';
import { endSessions } from '../../changes/sessions/end-sessions.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

const NO_EVENT = 'no published event tells of sessions';

/** Ends the caller's own session. */
export async function signOut(
  { store, security }: Pick<Services, 'store' | 'security'>,
  caller: UserCaller,
): Promise<void> {
  await store.write(askedBy(caller), async (transaction) => {
    transaction.withoutEvent(NO_EVENT);
    await endSessions(transaction, caller.principal.id, ({ id }) => id === caller.principal.session.id);
  });
  security.did('SIGNED_OUT', caller.principal.id, caller.address);
}

/** Ends one session of the caller. */
export async function endSession(
  { store, security }: Pick<Services, 'store' | 'security'>,
  caller: UserCaller,
  sessionId: string,
): Promise<void> {
  await store.write(askedBy(caller), async (transaction) => {
    transaction.withoutEvent(NO_EVENT);
    const count = await endSessions(transaction, caller.principal.id, ({ id }) => id === sessionId);
    if (count === 0) throw new RefusalError(refuse('SESSION_NOT_FOUND', sessionId));
  });
  security.did('SESSIONS_ENDED', caller.principal.id, caller.address);
}

/** Ends every session of the caller but the one that calls. */
export async function endOtherSessions(
  { store, security }: Pick<Services, 'store' | 'security'>,
  caller: UserCaller,
): Promise<void> {
  await store.write(askedBy(caller), async (transaction) => {
    transaction.withoutEvent(NO_EVENT);
    await endSessions(transaction, caller.principal.id, ({ id }) => id !== caller.principal.session.id);
  });
  security.did('SESSIONS_ENDED', caller.principal.id, caller.address);
}
