import { EVERYTHING } from '../../store/page.js';
import { listGates } from '../../store/queries/gates.js';
import type { GuardedApi } from '../../store/queries/guarded-apis.js';
import type { WriteTransaction } from '../../store/store.js';

/** Has every node forget an API that is about to go, and its gates. */
export async function forgetGuardedApi(
  transaction: WriteTransaction,
  { organizationId, name }: Pick<GuardedApi, 'organizationId' | 'name'>,
): Promise<void> {
  const gates = await listGates(transaction.database, { organizationId, apiName: name }, EVERYTHING);
  for (const gate of gates.results)
    transaction.changed({ kind: 'gate', subject: gate.name, of: organizationId });
  transaction.changed({ kind: 'guarded_api', subject: name, of: organizationId });
}
