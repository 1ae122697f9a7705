import { type CallerNotes, type CredentialNotes, NO_NOTES } from '../../domain/credential-notes.js';
import { groupBy } from '../group-by.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../reader.js';
import { send, type Writer } from '../writer.js';

const words = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader
    .selectFrom('credential_notes')
    .select(['credential_id', 'kind', 'label', 'owner'])
    .where('credential_id', 'in', ids),
);

const tags = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader
    .selectFrom('credential_tags')
    .select(['credential_id', 'tag'])
    .where('credential_id', 'in', ids)
    .orderBy('tag'),
);

/** The notes of these credentials; of those without any nothing. */
export async function notesOfCredentials(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CredentialNotes>> {
  if (ids.length === 0) return new Map();
  const tagged = groupBy(await tags.all(reader, { ids }), (row) => row.credential_id);
  const noted = new Map((await words.all(reader, { ids })).map((row) => [row.credential_id, row]));
  return new Map(
    [...new Set([...tagged.keys(), ...noted.keys()])].map((id) => {
      const { kind, label, owner } = noted.get(id) ?? NO_NOTES;
      return [id, { kind, label, owner, tags: (tagged.get(id) ?? []).map(({ tag }) => tag) }];
    }),
  );
}

/** Makes these the notes of a credential. */
export async function setNotes(
  database: Writer,
  credentialId: string,
  notes: CredentialNotes,
): Promise<void> {
  const { kind, label, owner } = notes;
  await send(database, database.deleteFrom('credential_notes').where('credential_id', '=', credentialId));
  await send(database, database.deleteFrom('credential_tags').where('credential_id', '=', credentialId));
  if (kind !== null || label !== null || owner !== null)
    await send(
      database,
      database.insertInto('credential_notes').values({ credential_id: credentialId, kind, label, owner }),
    );
  if (notes.tags.length > 0)
    await send(
      database,
      database
        .insertInto('credential_tags')
        .values(notes.tags.map((tag) => ({ credential_id: credentialId, tag }))),
    );
}

/** Of the columns that a query joined; undefined where there is nothing to tell. */
export function callerNotes(row: {
  readonly notes_kind: string | null;
  readonly notes_label: string | null;
}): CallerNotes | undefined {
  const { notes_kind: kind, notes_label: label } = row;
  return kind === null && label === null ? undefined : { kind, label };
}
