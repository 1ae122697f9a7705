import { type Bootstrap, makeFirstOrganization } from '../../changes/installation/make-first-organization.js';
import { SYSTEM } from '../../domain/new-event.js';
import { generatePassword } from '../../domain/secrets.js';
import { isInUse } from '../../store/queries/installation.js';
import { ABOUT_ALL } from '../../store/subjects.js';
import type { Services } from '../services.js';

const DEFAULT_NAMES = {
  organization: 'My Organization',
  project: 'Project 0',
  username: 'owner@sallyport.local',
};

/**
 * Makes the first organization with a project, an owner and an Organization Owner API key, in one transaction.
 * `undefined` when there already is an organization or a user: a store is bootstrapped once.
 */
export async function bootstrap(
  { store, sealing, passwords }: Services,
  organization: string = DEFAULT_NAMES.organization,
): Promise<Bootstrap | undefined> {
  const names = { ...DEFAULT_NAMES, organization, password: generatePassword() };
  const passwordHash = await passwords.hash(names.password);
  return store.write(ABOUT_ALL, async (transaction) => {
    if (await isInUse(transaction.database)) {
      transaction.withoutEvent('the store is in use already');
      return undefined;
    }
    return makeFirstOrganization(transaction, sealing, SYSTEM, names, passwordHash);
  });
}
