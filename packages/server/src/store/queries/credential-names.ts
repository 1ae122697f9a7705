import type { Reader } from '../store.js';

/** Public keys and client IDs of all organizations, as many of each kind at most. */
export async function listCredentialNames(reader: Reader, most: number): Promise<string[]> {
  const [keys, accounts] = await Promise.all([
    reader.selectFrom('api_keys').select('public_key').orderBy('public_key').limit(most).execute(),
    reader.selectFrom('service_accounts').select('client_id').orderBy('client_id').limit(most).execute(),
  ]);
  return [...keys.map(({ public_key }) => public_key), ...accounts.map(({ client_id }) => client_id)];
}
