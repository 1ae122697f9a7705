import type { Reader } from '../../store/store.js';

/** Whether there is an organization or a user. Only a store that is not in use is bootstrapped or set up. */
export async function isInUse(database: Reader): Promise<boolean> {
  const organizations = await database.selectFrom('organizations').select('id').limit(1).execute();
  if (organizations.length > 0) return true;
  const users = await database.selectFrom('users').select('id').limit(1).execute();
  return users.length > 0;
}
