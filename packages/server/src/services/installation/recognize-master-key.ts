import type { Sealing } from '../../domain/sealing.js';
import { findInstallationFact, insertInstallationFact } from '../../store/queries/installation.js';
import type { Reader, Store } from '../../store/store.js';
import { about, INSTALLATION } from '../../store/subjects.js';

const NAME = 'master-key-check';

/** The store was sealed with another master key than the one given. */
class WrongMasterKeyError extends Error {
  constructor() {
    super(
      'the master key is not the one this store was made with: no credential could be verified. Start with the original SALLYPORT_MASTER_KEY or master.key file.',
    );
  }
}

/** Remembers which master key sealed this store, and refuses to start with another: WrongMasterKeyError. */
export async function recognizeMasterKey(store: Store, sealing: Sealing): Promise<void> {
  // A start writes nothing more than the first one: it has to go on with a full disk.
  if ((await findInstallationFact(store.reader, NAME)) === sealing.checkValue) return;
  await store.write(about(INSTALLATION), async (transaction) => {
    transaction.withoutEvent('which key seals the store is no change to what is audited');
    const known = await findInstallationFact(transaction.database, NAME);
    if (known === undefined)
      await insertInstallationFact(transaction.database, { name: NAME, value: sealing.checkValue });
    else if (known !== sealing.checkValue) throw new WrongMasterKeyError();
  });
}

/** Refuses a master key that is not the one this store was sealed with, and remembers nothing: WrongMasterKeyError. */
export async function requireMasterKey(reader: Reader, sealing: Sealing): Promise<void> {
  const known = await findInstallationFact(reader, NAME);
  if (known !== undefined && known !== sealing.checkValue) throw new WrongMasterKeyError();
}
