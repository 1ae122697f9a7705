import { groupBy } from '../group-by.js';
import type { Placeholders } from '../placeholders.js';
import { prepared, type RowOf } from '../prepared.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** A client secret as the API shows it; the secret itself is not stored. Times in UTC milliseconds. */
export interface ClientSecret {
  readonly id: string;
  readonly suffix: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt: number | null;
}

const ofAccounts = prepared((reader, { accountIds }: Placeholders<{ accountIds: readonly string[] }>) =>
  reader
    .selectFrom('client_secrets')
    .select(['id', 'service_account_id', 'secret_suffix', 'created_at', 'expires_at', 'last_used_at'])
    .where('service_account_id', 'in', accountIds)
    .orderBy('created_at')
    .orderBy('id'),
);

/** The secrets of each of these accounts, the oldest first. */
export async function secretsOfAccounts(
  reader: Reader,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ClientSecret[]>> {
  const rows = await ofAccounts.all(reader, { accountIds });
  const byAccount = groupBy(rows, (row) => row.service_account_id);
  return new Map([...byAccount].map(([id, some]) => [id, some.map(toClientSecret)]));
}

function toClientSecret(row: RowOf<typeof ofAccounts>): ClientSecret {
  return {
    id: row.id,
    suffix: row.secret_suffix,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}

const ownerByHash = prepared((reader, { hash }: Placeholders<{ hash: string }>) =>
  reader
    .selectFrom('client_secrets')
    .innerJoin('service_accounts', 'service_accounts.id', 'client_secrets.service_account_id')
    .select('service_accounts.client_id')
    .where('client_secrets.secret_hash', '=', hash),
);

/** The client whose secret has that SHA-256. */
export async function findClientIdOfSecret(reader: Reader, hash: string): Promise<string | undefined> {
  return (await ownerByHash.first(reader, { hash }))?.client_id;
}

/** Which of these secrets are there still. */
export async function presentSecretIds(reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reader.selectFrom('client_secrets').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}

export async function insertClientSecret(
  database: Writer,
  serviceAccountId: string,
  secret: Omit<ClientSecret, 'lastUsedAt'> & { readonly hash: string },
): Promise<void> {
  await database
    .insertInto('client_secrets')
    .values({
      id: secret.id,
      service_account_id: serviceAccountId,
      secret_hash: secret.hash,
      secret_suffix: secret.suffix,
      created_at: secret.createdAt,
      expires_at: secret.expiresAt,
      last_used_at: null,
    })
    .execute();
}

/** Gives a secret other times, in UTC milliseconds. */
export async function setClientSecretTimes(
  database: Writer,
  id: string,
  { createdAt, expiresAt, lastUsedAt }: Pick<ClientSecret, 'createdAt' | 'expiresAt' | 'lastUsedAt'>,
): Promise<void> {
  await database
    .updateTable('client_secrets')
    .set({ created_at: createdAt, expires_at: expiresAt, last_used_at: lastUsedAt })
    .where('id', '=', id)
    .execute();
}

/** Lets the secrets of an account end at a time (UTC milliseconds); one that ends sooner keeps its date. */
export async function endSecretsBy(
  database: Writer,
  serviceAccountId: string,
  endsAt: number,
): Promise<void> {
  await database
    .updateTable('client_secrets')
    .set({ expires_at: endsAt })
    .where('service_account_id', '=', serviceAccountId)
    .where('expires_at', '>', endsAt)
    .execute();
}

/** Deletes a secret, and with it the tokens that it made. */
export async function deleteClientSecret(database: Writer, id: string): Promise<void> {
  await database.deleteFrom('client_secrets').where('id', '=', id).execute();
}
