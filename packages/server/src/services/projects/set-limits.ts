import type { Caller } from '../../access/principal.js';
import {
  changeProjectLimit,
  type EffectiveLimit,
  requireLimit,
  requireLimitValue,
  resetLimit,
} from '../../changes/projects/limits.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** Sets a limit. */
export async function setProjectLimit(
  { store }: Services,
  caller: Caller,
  { projectId, name, value }: { projectId: string; name: string; value: number },
): Promise<EffectiveLimit> {
  const limit = requireLimitValue(name, value);
  return store.write(askedBy(caller), async (transaction) => {
    const { effective, isChanged } = await changeProjectLimit(transaction, actorOf(caller), projectId, {
      limit,
      value,
    });
    if (!isChanged) transaction.withoutEvent('the limit already is as asked');
    return effective;
  });
}

/** Puts a limit back to its default. One that is not set may be reset too. */
export async function resetProjectLimit(
  { store }: Services,
  caller: Caller,
  { projectId, name }: { projectId: string; name: string },
): Promise<void> {
  const limit = requireLimit(name);
  await store.write(askedBy(caller), async (transaction) => {
    if (!(await resetLimit(transaction, actorOf(caller), projectId, limit)))
      transaction.withoutEvent('the limit was not set');
  });
}
