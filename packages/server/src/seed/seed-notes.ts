import { changeNotes, type NotedCredential } from '../changes/credentials/change-notes.js';
import { SYSTEM } from '../domain/new-event.js';
import { readNotes } from '../http/requests/credential-notes.js';
import { notesOfCredentials } from '../store/queries/credential-notes.js';
import type { Reader } from '../store/store.js';
import type { SeedRun } from './seed-run.js';
import type { SeedApiKey } from './seed-schema.js';

type Written = NonNullable<SeedApiKey['notes']>;

/** Notes that the file does not have stay as they are. */
export async function applyNotes(
  { transaction }: SeedRun,
  credential: NotedCredential,
  written: Written | undefined,
): Promise<void> {
  if (written !== undefined) await changeNotes(transaction, SYSTEM, credential, readNotes(written));
}

/** Those of a credential, without what is not noted; nothing where nothing is. */
export async function exportNotes(reader: Reader, id: string): Promise<{ notes?: Written }> {
  const notes = (await notesOfCredentials(reader, [id])).get(id);
  if (notes === undefined) return {};
  const { kind, label, owner, tags } = notes;
  return {
    notes: {
      ...(kind !== null && { kind }),
      ...(label !== null && { label }),
      ...(owner !== null && { owner }),
      ...(tags.length > 0 && { tags: [...tags] }),
    },
  };
}
