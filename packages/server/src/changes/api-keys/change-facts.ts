import { type EventActor, event } from '../../domain/new-event.js';
import { type ChangeableApiKeyFacts, setApiKeyFacts } from '../../store/queries/api-key-facts.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireOwnerRemains } from '../organizations/require-owner-remains.js';

type Fact = keyof ChangeableApiKeyFacts;

/** What tells that a fact of a key is another one now. */
const EVENTS = { expiresAt: 'API_KEY_EXPIRY_CHANGED' } as const satisfies Record<Fact, string>;

/**
 * Changes what is true of a key by itself, with an event for each fact; true when one was different. A key that can no
 * longer be used is no owner, so CANNOT_REMOVE_LAST_OWNER_CREDENTIAL is for what takes that from the last one.
 */
export async function changeKeyFacts(
  transaction: WriteTransaction,
  actor: EventActor,
  key: ApiKey,
  facts: Partial<ChangeableApiKeyFacts>,
): Promise<boolean> {
  const { id, organizationId, publicKey } = key;
  const changed = (Object.keys(EVENTS) as Fact[]).filter(
    (fact) => facts[fact] !== undefined && facts[fact] !== key[fact],
  );
  if (changed.length === 0) return false;
  await requireOwnerRemains(transaction, { organizationId, force: false }, () =>
    setApiKeyFacts(transaction.database, id, facts),
  );
  transaction.changed({ kind: 'credential', subject: publicKey });
  for (const fact of changed)
    await transaction.recordEvent(event(EVENTS[fact], { organizationId, actor, targetPublicKey: publicKey }));
  return true;
}
