import type { Caller } from '../../access/principal.js';
import { type AppliedDefinition, applyDefinition as apply } from '../../changes/guard/apply-definition.js';
import type { DefinitionToApply } from '../../changes/guard/plan-definition.js';
import type { GuardDefinition } from '../../domain/guard/definition.js';
import { type About, INSTALLATION } from '../../store/subjects.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

export type AskedDefinition = Omit<DefinitionToApply, 'mayOpen'>;

/** Applies a definition that somebody sent. */
export function applyDefinition(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  asked: AskedDefinition,
): Promise<AppliedDefinition> {
  return store.write(aboutRoles(caller, asked), (transaction) =>
    apply(transaction, actorOf(caller), { ...asked, mayOpen: false }),
  );
}

/**
 * What a write is about that may take a role away: nobody may be granted it meanwhile. Of an API that is open to all
 * organizations that is everybody.
 */
export function aboutRoles(
  caller: Caller,
  {
    organizationId,
    definition,
  }: {
    readonly organizationId: string;
    readonly definition: Pick<GuardDefinition, 'openTo'>;
  },
): About {
  const about = askedBy(caller, organizationId, INSTALLATION);
  return definition.openTo === 'installation' ? { ...about, subjects: 'all' } : about;
}
