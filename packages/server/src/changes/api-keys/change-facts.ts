import { RefusalError, refuse } from '../../domain/errors.js';
import type { EventType } from '../../domain/events.js';
import { type EventActor, event } from '../../domain/new-event.js';
import type { ChangeableApiKeyFacts } from '../../store/api-key-facts.js';
import { type ApiKey, setApiKeyFacts } from '../../store/queries/api-keys.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireOwnerRemains } from '../organizations/require-owner-remains.js';
import { checkDescription } from './check-description.js';

type Fact = keyof ChangeableApiKeyFacts;
type Facts = Partial<ChangeableApiKeyFacts>;

interface FactRule<Value> {
  /** Tells that the fact is another one now. */
  readonly event: Extract<EventType, `API_KEY_${string}_CHANGED`>;
  /** Whether the decision about requests looks at it. */
  readonly isDecisive: boolean;
  /** Refuses what nobody may ask for. */
  readonly check: (value: Value, now: number) => void;
}

const RULES: { readonly [F in Fact]: FactRule<ChangeableApiKeyFacts[F]> } = {
  description: { event: 'API_KEY_DESCRIPTION_CHANGED', isDecisive: false, check: checkDescription },
  expiresAt: {
    event: 'API_KEY_EXPIRY_CHANGED',
    isDecisive: true,
    // A key that is to end now is deleted.
    check(expiresAt, now) {
      if (expiresAt !== null && expiresAt <= now)
        throw new RefusalError(refuse('API_KEY_EXPIRY_IN_PAST', new Date(expiresAt).toISOString()));
    },
  },
};
const FACTS = Object.keys(RULES) as Fact[];

/** Refuses facts that nobody may ask for at that time. */
export function checkKeyFacts(facts: Facts, now: number): void {
  for (const fact of FACTS) checkFact(fact, facts[fact], now);
}

function checkFact<F extends Fact>(fact: F, value: Facts[F], now: number): void {
  if (value !== undefined) RULES[fact].check(value, now);
}

/**
 * Changes what is true of a key by itself, with an event for each fact; true when one was different. A key that can no
 * longer be used is no owner, so what takes that from the last one is refused.
 */
export async function changeKeyFacts(
  transaction: WriteTransaction,
  actor: EventActor,
  key: ApiKey,
  facts: Facts,
): Promise<boolean> {
  const { id, organizationId, publicKey } = key;
  const changed = FACTS.filter((fact) => facts[fact] !== undefined && facts[fact] !== key[fact]);
  if (changed.length === 0) return false;
  const isDecisive = changed.some((fact) => RULES[fact].isDecisive);
  await requireOwnerRemains(transaction, { organizationId, force: !isDecisive }, () =>
    setApiKeyFacts(transaction.database, id, facts),
  );
  if (isDecisive) transaction.changed({ kind: 'credential', subject: publicKey, of: organizationId });
  for (const fact of changed)
    await transaction.recordEvent(
      event(
        RULES[fact].event,
        { organizationId, actor, targetPublicKey: publicKey },
        { [fact]: [key[fact], facts[fact]] },
      ),
    );
  return true;
}
