import type { CredentialNotes } from '../../domain/credential-notes.js';
import type { CredentialNotesRequest } from '../schemas/credential-notes.js';

/** The notes that a request or a seed file writes; what it leaves out is nothing. */
export function readNotes({
  kind = null,
  label = null,
  owner = null,
  tags = [],
}: Readonly<CredentialNotesRequest>): CredentialNotes {
  return { kind, label, owner, tags };
}
