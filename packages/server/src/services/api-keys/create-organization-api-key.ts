import type { Caller } from '../../access/principal.js';
import { checkDescription } from '../../changes/api-keys/check-description.js';
import { checkOrganizationRoles } from '../../changes/api-keys/check-key-roles.js';
import { makeApiKey, type NewApiKey } from '../../changes/api-keys/make-api-key.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

export async function createOrganizationApiKey(
  { store, sealing }: Services,
  caller: Caller,
  key: { organizationId: string; description: string; roles: readonly string[] },
): Promise<NewApiKey> {
  checkDescription(key.description);
  const organizationRoles = await checkOrganizationRoles(store.reader, key.roles, key.organizationId);
  return store.write(askedBy(caller, key.organizationId), (transaction) =>
    makeApiKey(transaction, sealing, actorOf(caller), {
      organizationId: key.organizationId,
      description: key.description,
      organizationRoles,
      projectRoles: [],
    }),
  );
}
