import { RefusalError, refuse } from '../../domain/errors.js';
import { type EventActor, event } from '../../domain/new-event.js';
import type { ChangeableApiKeyFacts } from '../../store/api-key-facts.js';
import { type ApiKey, setApiKeyFacts } from '../../store/queries/api-keys.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireOwnerRemains } from '../organizations/require-owner-remains.js';
import { checkDescription } from './check-description.js';

type Facts = Partial<ChangeableApiKeyFacts>;
type Fact = keyof ChangeableApiKeyFacts;

/** What tells that a fact of a key is another one now, and whether the decision about requests looks at it. */
const FACTS = {
  description: { event: 'API_KEY_DESCRIPTION_CHANGED', isDecisive: false },
  expiresAt: { event: 'API_KEY_EXPIRY_CHANGED', isDecisive: true },
} as const satisfies Record<Fact, { event: string; isDecisive: boolean }>;

/** Refuses facts that nobody may ask for. An end in the past: a key that is to end now is deleted. */
export function checkKeyFacts({ description, expiresAt = null }: Facts, now: number): void {
  if (description !== undefined) checkDescription(description);
  if (expiresAt !== null && expiresAt <= now)
    throw new RefusalError(refuse('API_KEY_EXPIRY_IN_PAST', new Date(expiresAt).toISOString()));
}

/**
 * Changes what is true of a key by itself, with an event for each fact; true when one was different. A key that can no
 * longer be used is no owner, so CANNOT_REMOVE_LAST_OWNER_CREDENTIAL is for what takes that from the last one.
 */
export async function changeKeyFacts(
  transaction: WriteTransaction,
  actor: EventActor,
  key: ApiKey,
  facts: Facts,
): Promise<boolean> {
  const { id, organizationId, publicKey } = key;
  const changed = (Object.keys(FACTS) as Fact[]).filter(
    (fact) => facts[fact] !== undefined && facts[fact] !== key[fact],
  );
  if (changed.length === 0) return false;
  const isDecisive = changed.some((fact) => FACTS[fact].isDecisive);
  await requireOwnerRemains(transaction, { organizationId, force: !isDecisive }, () =>
    setApiKeyFacts(transaction.database, id, facts),
  );
  if (isDecisive) transaction.changed({ kind: 'credential', subject: publicKey, of: organizationId });
  for (const fact of changed)
    await transaction.recordEvent(
      event(FACTS[fact].event, { organizationId, actor, targetPublicKey: publicKey }),
    );
  return true;
}
