import { expect, it } from 'vitest';
import { makeOrganization } from '../../src/changes/organizations/make-organization.js';
import { SYSTEM } from '../../src/domain/new-event.js';
import { createSealing, type Sealing } from '../../src/domain/sealing.js';
import { sealedColumns } from '../../src/domain/sealing-contexts.js';
import { recognizeMasterKey } from '../../src/services/installation/recognize-master-key.js';
import { type ResealedColumn, replaceMasterKey } from '../../src/services/installation/replace-master-key.js';
import { insertApiKey } from '../../src/store/queries/api-keys.js';
import { listSealedValues } from '../../src/store/queries/sealed-values.js';
import type { Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { addPerson } from '../support/people.js';

const [OLD, NEW] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const oldKey = createSealing(OLD);
const newKey = createSealing(NEW);
const bothKeys = createSealing(NEW, OLD);
/** More than one write takes. */
const KEYS = 101;

const id = (number: number) => number.toString(16).padStart(24, '0');

/** A store with a value in every sealed column, and a person who is signed in. */
async function fill(store: Store): Promise<void> {
  await recognizeMasterKey(store, oldKey);
  await addPerson({ store });
  await store.write(ABOUT_ALL, async (transaction) => {
    const { database, now } = transaction;
    const organizationId = await makeOrganization(transaction, SYSTEM, { name: 'o' });
    const seal = (column: string, row: string) =>
      oldKey.seal(`${column} of ${row}`, sealedColumns[column]?.(row) ?? '');
    for (let number = 1; number <= KEYS; number++)
      await insertApiKey(database, {
        id: id(number),
        organizationId,
        publicKey: id(number)
          .slice(-8)
          .replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? ''),
        description: 'd',
        privateKeySuffix: '0'.repeat(12),
        ha1Md5Sealed: seal('api_keys.ha1_md5_sealed', id(number)),
        ha1Sha256Sealed: seal('api_keys.ha1_sha256_sealed', id(number)),
        madeBy: null,
        createdAt: now,
        expiresAt: null,
      });
    await database
      .insertInto('signing_keys')
      .values({
        id: id(7),
        algorithm: 'ES256',
        public_jwk: '{}',
        private_jwk_sealed: seal('signing_keys.private_jwk_sealed', id(7)),
        created_at: now,
        retired_at: null,
      })
      .execute();
    await database
      .insertInto('users')
      .values({
        id: id(8),
        username: 'ada@example.com',
        first_name: 'A',
        last_name: 'B',
        created_at: now,
        totp_secret_sealed: seal('users.totp_secret_sealed', id(8)),
      })
      .execute();
  });
}

/** How many values of each column a key opens. Each must be what was sealed there. */
async function openedBy(store: Store, sealing: Sealing): Promise<number[]> {
  const counts: number[] = [];
  for (const [name, context] of Object.entries(sealedColumns)) {
    const [table = '', column = ''] = name.split('.');
    const values = await listSealedValues(store.reader, { table, column, afterId: '', limit: 5_000 });
    const opened = values.filter((value) => {
      try {
        expect(sealing.open(value.sealed, context(value.id))).toBe(`${name} of ${value.id}`);
        return true;
      } catch {
        return false;
      }
    });
    counts.push(opened.length);
  }
  return counts;
}

const ALL = [KEYS, KEYS, 1, 1];

eachEngine(({ openTestStore }) => {
  it('seals every column anew, ends the sessions, and only then takes the new key alone', async () => {
    const store = await openTestStore();
    await fill(store);
    await expect(recognizeMasterKey(store, newKey)).rejects.toThrow('the master key is not the one');
    await recognizeMasterKey(store, bothKeys);
    const done: ResealedColumn[] = [];
    await replaceMasterKey({ store, sealing: bothKeys }, (column) => void done.push(column));
    expect(done.map(({ values, resealed }) => [values, resealed])).toEqual(
      ALL.map((count) => [count, count]),
    );
    expect(await openedBy(store, newKey)).toEqual(ALL);
    expect(await openedBy(store, oldKey)).toEqual([0, 0, 0, 0]);
    await recognizeMasterKey(store, newKey);
    await expect(recognizeMasterKey(store, oldKey)).rejects.toThrow('the master key is not the one');
    expect(await store.reader.selectFrom('sessions').select('id').execute()).toEqual([]);
  });

  it('that ends in the middle leaves a store that both keys open together, and goes on where it was', async () => {
    const store = await openTestStore();
    await fill(store);
    const ended = replaceMasterKey({ store, sealing: bothKeys }, () => {
      throw new Error('the process ends here');
    });
    await expect(ended).rejects.toThrow('the process ends here');
    expect(await openedBy(store, newKey)).toEqual([KEYS, 0, 0, 0]);
    expect(await openedBy(store, bothKeys)).toEqual(ALL);
    await recognizeMasterKey(store, bothKeys);
    await expect(recognizeMasterKey(store, newKey)).rejects.toThrow('the master key is not the one');
    const done: ResealedColumn[] = [];
    await replaceMasterKey({ store, sealing: bothKeys }, (column) => void done.push(column));
    expect(done.map(({ resealed }) => resealed)).toEqual([0, KEYS, 1, 1]);
    expect(await openedBy(store, newKey)).toEqual(ALL);
    await recognizeMasterKey(store, newKey);
  });

  it('changes nothing of a store that neither key sealed', async () => {
    const store = await openTestStore();
    await fill(store);
    const sealing = createSealing(NEW, Buffer.alloc(32, 3));
    await expect(replaceMasterKey({ store, sealing }, () => {})).rejects.toThrow(
      'the master key is not the one',
    );
    expect(await openedBy(store, oldKey)).toEqual(ALL);
  });
});
