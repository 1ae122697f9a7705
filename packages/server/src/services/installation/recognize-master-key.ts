import type { Sealing } from '../../domain/sealing.js';
import {
  findInstallationFact,
  insertInstallationFact,
  replaceInstallationFact,
} from '../../store/queries/installation.js';
import type { Reader, Store, WriteTransaction } from '../../store/store.js';
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

/** While the key is replaced the store is still marked with the one before it. */
function isRight({ checkValue, previousCheckValue }: Sealing, known: string | undefined): boolean {
  return known !== undefined && (known === checkValue || known === previousCheckValue);
}

/** Marks the store with the present key, when nothing in it is sealed by the previous one any more. */
export async function acceptMasterKey(
  { database }: WriteTransaction,
  { checkValue, previousCheckValue }: Sealing,
): Promise<void> {
  if (previousCheckValue !== undefined)
    await replaceInstallationFact(database, { name: NAME, from: previousCheckValue, to: checkValue });
}

/** Remembers which master key sealed this store, and refuses to start with another: WrongMasterKeyError. */
export async function recognizeMasterKey(store: Store, sealing: Sealing): Promise<void> {
  // A start writes nothing more than the first one: it has to go on with a full disk.
  if (isRight(sealing, await findInstallationFact(store.reader, NAME))) return;
  await store.write(about(INSTALLATION), async (transaction) => {
    transaction.withoutEvent('which key seals the store is no change to what is audited');
    const known = await findInstallationFact(transaction.database, NAME);
    if (known === undefined)
      await insertInstallationFact(transaction.database, { name: NAME, value: sealing.checkValue });
    else if (!isRight(sealing, known)) throw new WrongMasterKeyError();
  });
}

/** Refuses a master key that is not the one this store was sealed with, and remembers nothing: WrongMasterKeyError. */
export async function requireMasterKey(reader: Reader, sealing: Sealing): Promise<void> {
  const known = await findInstallationFact(reader, NAME);
  if (known !== undefined && !isRight(sealing, known)) throw new WrongMasterKeyError();
}
