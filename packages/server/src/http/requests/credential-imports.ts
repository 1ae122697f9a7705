import type { CredentialToImport as Asked } from '../../changes/credentials/import-credential.js';
import type { CredentialToImport } from '../schemas/credential-imports.js';
import { readDate } from '../wire/dates.js';
import { readNotes } from './credential-notes.js';

/** What a request wants to import. Ends are whole seconds, as answers show them. */
export function readImports(written: readonly CredentialToImport[]): readonly Asked[] {
  return written.map(
    ({ expiresAt, notes, roles = [], projects = [], accessList = [], ...others }, index) => ({
      ...others,
      roles,
      projects,
      accessList,
      ...(notes !== undefined && { notes: readNotes(notes) }),
      ...(expiresAt !== undefined && {
        expiresAt: Math.floor(readDate(expiresAt, `credentials.${index}.expiresAt`) / 1000) * 1000,
      }),
    }),
  );
}
