import { areSameNotes, asKept, type CredentialNotes, NO_NOTES } from '../../domain/credential-notes.js';
import { type EventActor, event } from '../../domain/new-event.js';
import { notesOfCredentials, setNotes } from '../../store/queries/credential-notes.js';
import type { WriteTransaction } from '../../store/store.js';

/** A credential, with the name that it calls by. */
export interface NotedCredential {
  readonly id: string;
  readonly organizationId: string;
  readonly calledBy: { readonly publicKey: string } | { readonly clientId: string };
}

/** Makes these the notes of a credential, with its event; false where it already has them. */
export async function changeNotes(
  transaction: WriteTransaction,
  actor: EventActor,
  { id, organizationId, calledBy }: NotedCredential,
  asked: CredentialNotes,
  /** The project by way of which it was done. */
  projectId?: string,
): Promise<boolean> {
  const { database } = transaction;
  const notes = asKept(asked);
  const before = (await notesOfCredentials(database, [id])).get(id) ?? NO_NOTES;
  if (areSameNotes(before, notes)) return false;
  await setNotes(database, id, notes);
  const fields = { organizationId, actor, projectId };
  const changes = {
    kind: [before.kind, notes.kind],
    label: [before.label, notes.label],
    owner: [before.owner, notes.owner],
    tags: [before.tags, notes.tags],
  } as const;
  // They are told in headers and events of what it does from now on.
  if ('publicKey' in calledBy) {
    transaction.changed({ kind: 'credential', subject: calledBy.publicKey, of: organizationId });
    await transaction.recordEvent(
      event('API_KEY_NOTES_CHANGED', { ...fields, targetPublicKey: calledBy.publicKey }, changes),
    );
    return true;
  }
  transaction.changed({ kind: 'credential', subject: calledBy.clientId, of: organizationId });
  await transaction.recordEvent(
    event('SERVICE_ACCOUNT_NOTES_CHANGED', { ...fields, clientId: calledBy.clientId }, changes),
  );
  return true;
}
