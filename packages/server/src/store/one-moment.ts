import type { Reader, Store } from './store.js';

/** Runs queries that all see the store as it is at one moment, whatever is written meanwhile. */
export function readAtOneMoment<T>(
  { reader, engine }: Pick<Store, 'reader' | 'engine'>,
  work: (moment: Reader) => Promise<T>,
): Promise<T> {
  const transaction = reader.transaction();
  // SQLite has no other way; PostgreSQL has to be asked.
  const moment =
    engine === 'postgres'
      ? transaction.setIsolationLevel('repeatable read').setAccessMode('read only')
      : transaction;
  return moment.execute(work);
}
