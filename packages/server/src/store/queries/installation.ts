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

export async function insertInstallationFact(
  database: Writer,
  fact: { readonly name: string; readonly value: string },
): Promise<void> {
  await database.insertInto('installation').values(fact).execute();
}
