import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** Whether there is an organization or a user. Only a store that is not in use is bootstrapped or set up. */
export async function isInUse(reader: Reader): Promise<boolean> {
  const organization = await reader.selectFrom('organizations').select('id').limit(1).executeTakeFirst();
  if (organization !== undefined) return true;
  const user = await reader.selectFrom('users').select('id').limit(1).executeTakeFirst();
  return user !== undefined;
}

/** A fact about this installation by its name. */
export async function findInstallationFact(reader: Reader, name: string): Promise<string | undefined> {
  const fact = await reader
    .selectFrom('installation')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return fact?.value;
}

/** Gives a fact another value where it has the one that is expected. */
export async function replaceInstallationFact(
  database: Writer,
  { name, from, to }: { readonly name: string; readonly from: string; readonly to: string },
): Promise<void> {
  await database
    .updateTable('installation')
    .set({ value: to })
    .where('name', '=', name)
    .where('value', '=', from)
    .execute();
}

export async function insertInstallationFact(
  database: Writer,
  fact: { readonly name: string; readonly value: string },
): Promise<void> {
  await database.insertInto('installation').values(fact).execute();
}
