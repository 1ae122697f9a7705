import type { Caller } from '../../access/principal.js';
import {
  type CredentialToImport,
  type ImportedCredential,
  ImportProblem,
  importCredential,
} from '../../changes/credentials/import-credential.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { ownLimits } from '../../domain/limits.js';
import { INSTALLATION } from '../../store/subjects.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Makes credentials that were made elsewhere, in one write: all of them, or none and the names of everything that is wrong. Imports
 * are made one after the other, so no two of them have the same secret, in whatever organizations.
 */
export function importCredentials(
  { store, sealing }: Pick<Services, 'store' | 'sealing'>,
  caller: Caller,
  organizationId: string,
  asked: readonly CredentialToImport[],
): Promise<readonly ImportedCredential[]> {
  return store.write(askedBy(caller, organizationId, INSTALLATION), async (transaction) => {
    const made: ImportedCredential[] = [];
    const problems: { readonly field: string; readonly description: string }[] = [];
    for (const [index, credential] of asked.entries())
      try {
        made.push(await importCredential(transaction, sealing, actorOf(caller), organizationId, credential));
      } catch (error) {
        if (!(error instanceof ImportProblem)) throw error;
        const field = ['credentials', index, ...(error.field === '' ? [] : [error.field])].join('.');
        problems.push({ field, description: error.message });
      }
    const [first] = problems;
    if (first === undefined) return made;
    throw new RefusalError({
      ...refuse('CREDENTIALS_NOT_IMPORTED', `${first.field}: ${first.description}`, problems.length - 1),
      fields: problems.slice(0, ownLimits.violationsPerAnswer),
    });
  });
}
