import type { Caller } from '../../access/principal.js';
import { requireEdits } from '../../access/reach/editable-credential.js';
import { changeNotes } from '../../changes/credentials/change-notes.js';
import type { CredentialNotes } from '../../domain/credential-notes.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';
import { asSeenBy, requireCredential, type VisibleCredential } from './visible-credentials.js';

/** Makes these the notes of a credential of the scope; what is not among them goes. */
export async function setCredentialNotes(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  scope: CredentialScope,
  id: string,
  notes: CredentialNotes,
): Promise<VisibleCredential> {
  return store.write(askedBy(caller), async (transaction) => {
    const { database } = transaction;
    const before = await requireCredential(database, scope, id);
    transaction.involve(before.organizationId);
    requireEdits(caller, scope, before);
    const { key, account } = before;
    const calledBy = key ? { publicKey: key.publicKey } : { clientId: account?.clientId ?? id };
    const noted = { id: before.id, organizationId: before.organizationId, calledBy };
    const projectId = scope.kind === 'project' ? scope.id : undefined;
    if (!(await changeNotes(transaction, actorOf(caller), noted, notes, projectId)))
      transaction.withoutEvent('the credential already has these notes');
    return asSeenBy(caller, scope, await requireCredential(database, scope, id));
  });
}
