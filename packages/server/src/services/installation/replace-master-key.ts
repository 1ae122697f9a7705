import type { Sealing } from '../../domain/sealing.js';
import { sealedColumns } from '../../domain/sealing-contexts.js';
import { listSealedValues, replaceSealedValue, type SealedValue } from '../../store/queries/sealed-values.js';
import type { Store } from '../../store/store.js';
import { about, INSTALLATION } from '../../store/subjects.js';
import { endAllSessions } from '../recovery/end-sessions.js';
import { acceptMasterKey, requireMasterKey } from './recognize-master-key.js';

/** Others wait for a write, so each is short; what is done when the process ends stays done. */
const ROWS_PER_WRITE = 100;

const NO_EVENT = 'which key seals the store is no change to what is audited';

/** What was done in one column. */
export interface ResealedColumn {
  readonly column: string;
  readonly values: number;
  readonly resealed: number;
}

/**
 * Seals everything in the store anew that the previous master key sealed, and marks the store with the present key when
 * nothing of the other is left. May be interrupted and run again, while servers run that know both keys. CSRF tokens are
 * derived from the key, so every session ends.
 *
 * @throws WrongMasterKeyError, SealingError for a value that neither key opens: nothing of its batch is changed then
 */
export async function replaceMasterKey(
  { store, sealing }: { store: Store; sealing: Sealing },
  onColumn: (done: ResealedColumn) => void,
): Promise<void> {
  await requireMasterKey(store.reader, sealing);
  await endAllSessions(store);
  // A server that knows the old key alone may seal behind a pass, so the last one has found nothing.
  let resealed: number;
  let pass = 0;
  do {
    pass += 1;
    resealed = 0;
    for (const [name, context] of Object.entries(sealedColumns)) {
      const done = await resealColumn({ store, sealing }, name, context);
      resealed += done.resealed;
      if (pass === 1 || done.resealed > 0) onColumn(done);
    }
  } while (resealed > 0);
  await store.write(about(INSTALLATION), async (transaction) => {
    transaction.withoutEvent(NO_EVENT);
    await acceptMasterKey(transaction, sealing);
  });
}

async function resealColumn(
  { store, sealing }: { store: Store; sealing: Sealing },
  name: string,
  context: (id: string) => string,
): Promise<ResealedColumn> {
  const [table = '', column = ''] = name.split('.');
  let values = 0;
  let resealed = 0;
  let afterId = '';
  for (;;) {
    const batch = await listSealedValues(store.reader, { table, column, afterId, limit: ROWS_PER_WRITE });
    resealed += await resealBatch(store, sealing, batch, context);
    values += batch.length;
    const last = batch.at(-1);
    if (last === undefined || batch.length < ROWS_PER_WRITE) return { column: name, values, resealed };
    afterId = last.id;
  }
}

async function resealBatch(
  store: Store,
  sealing: Sealing,
  batch: readonly SealedValue[],
  context: (id: string) => string,
): Promise<number> {
  const outdated = batch
    .map((value) => ({ value, resealed: sealing.reseal(value.sealed, context(value.id)) }))
    .filter(({ value, resealed }) => resealed !== value.sealed);
  if (outdated.length > 0)
    await store.write(about(INSTALLATION), async (transaction) => {
      transaction.withoutEvent(NO_EVENT);
      for (const { value, resealed } of outdated)
        await replaceSealedValue(transaction.database, value, resealed);
    });
  return outdated.length;
}
