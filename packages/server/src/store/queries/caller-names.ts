import type { CredentialKind } from '../../domain/credential-kinds.js';
import type { CallerNotes } from '../../domain/credential-notes.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../reader.js';
import { callerNotes } from './credential-notes.js';

/** How a caller is shown. */
export interface CallerName {
  readonly kind: CredentialKind | 'user';
  /** The id of a key or a person, the client ID of a service account. */
  readonly publicId: string;
  /** Public key, name of a service account, user name. */
  readonly name: string;
  /** Of a credential, where something is noted of it. */
  readonly notes?: CallerNotes | undefined;
}

const credentialNames = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader
    .selectFrom('credentials')
    .leftJoin('api_keys', 'api_keys.id', 'credentials.id')
    .leftJoin('service_accounts', 'service_accounts.id', 'credentials.id')
    .leftJoin('credential_notes', 'credential_notes.credential_id', 'credentials.id')
    .select([
      'credential_notes.kind as notes_kind',
      'credential_notes.label as notes_label',
      'credentials.id',
      'credentials.kind',
      'api_keys.public_key',
      'service_accounts.client_id',
      'service_accounts.name',
    ])
    .where('credentials.id', 'in', ids),
);

const userNames = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader.selectFrom('users').select(['id', 'username']).where('id', 'in', ids),
);

/** How credentials and people are shown, by their ids; those that are gone are not in it. */
export async function findCallerNames(
  reader: Reader,
  someIds: readonly string[],
): Promise<ReadonlyMap<string, CallerName>> {
  const ids = [...new Set(someIds)].filter((id) => id !== '');
  const names = new Map<string, CallerName>();
  if (ids.length === 0) return names;
  for (const row of await credentialNames.all(reader, { ids })) {
    const publicId = row.client_id ?? row.id;
    const name = row.public_key ?? row.name ?? publicId;
    names.set(row.id, { kind: row.kind, publicId, name, notes: callerNotes(row) });
  }
  const others = ids.filter((id) => !names.has(id));
  if (others.length > 0)
    for (const { id, username } of await userNames.all(reader, { ids: others }))
      names.set(id, { kind: 'user', publicId: id, name: username });
  return names;
}

const accountIds = prepared((reader, { clientIds }: Placeholders<{ clientIds: readonly string[] }>) =>
  reader.selectFrom('service_accounts').select('id').where('client_id', 'in', clientIds),
);

/** The ids of the service accounts with these client IDs. */
export async function findAccountIds(reader: Reader, clientIds: readonly string[]): Promise<string[]> {
  if (clientIds.length === 0) return [];
  return (await accountIds.all(reader, { clientIds })).map(({ id }) => id);
}

const keyIds = prepared((reader, { publicKeys }: Placeholders<{ publicKeys: readonly string[] }>) =>
  reader.selectFrom('api_keys').select('id').where('public_key', 'in', publicKeys),
);

/** The ids of the API keys with these public keys. */
export async function findKeyIds(reader: Reader, publicKeys: readonly string[]): Promise<string[]> {
  if (publicKeys.length === 0) return [];
  return (await keyIds.all(reader, { publicKeys })).map(({ id }) => id);
}

const inProject = prepared(
  (reader, { projectId, ids }: Placeholders<{ projectId: string; ids: readonly string[] }>) =>
    reader
      .selectFrom('credential_project_roles')
      .select('credential_id')
      .distinct()
      .where('project_id', '=', projectId)
      .where('credential_id', 'in', ids),
);

/** Which of the credentials have a role in the project. */
export async function credentialsInProject(
  reader: Reader,
  projectId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  return (await inProject.all(reader, { projectId, ids })).map((row) => row.credential_id);
}
