import type { Caller } from '../../access/principal.js';
import { forgetGuardedApi } from '../../changes/guard/forget-guarded-api.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { event } from '../../domain/new-event.js';
import { EVERYTHING } from '../../store/page.js';
import { listGuardedApis } from '../../store/queries/guarded-apis.js';
import {
  credentialsToDelete,
  deleteOrganization as deleteStoredOrganization,
  hasProjects,
} from '../../store/queries/organizations.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Deletes an organization and with it its credentials, which are refused on the very next request. Not while
 * it has projects.
 */
export async function deleteOrganization({ store }: Services, caller: Caller, id: string): Promise<void> {
  await store.write(askedBy(caller, id), async (transaction) => {
    const { database } = transaction;
    await requireOrganization(database, id);
    if (await hasProjects(database, id)) throw new RefusalError(refuse('ORG_NOT_EMPTY', id));
    const { apiKeys, serviceAccounts } = await credentialsToDelete(database, id);
    const { results: apis } = await listGuardedApis(database, id, EVERYTHING);
    for (const api of apis) await forgetGuardedApi(transaction, api);
    await deleteStoredOrganization(database, id);
    transaction.changed({ kind: 'organization', subject: id });

    const fields = { organizationId: id, actor: actorOf(caller) };
    for (const { publicKey, description, roles } of apiKeys) {
      transaction.changed({ kind: 'credential', subject: publicKey, of: id });
      await transaction.recordEvent(
        event(
          'API_KEY_DELETED',
          { ...fields, targetPublicKey: publicKey },
          { description: [description, null], roles: [roles, null] },
        ),
      );
    }
    for (const { clientId, name, description, roles } of serviceAccounts) {
      transaction.changed({ kind: 'credential', subject: clientId, of: id });
      await transaction.recordEvent(
        event(
          'SERVICE_ACCOUNT_DELETED',
          { ...fields, clientId },
          { name: [name, null], description: [description, null], roles: [roles, null] },
        ),
      );
    }
    if (apiKeys.length + serviceAccounts.length === 0)
      transaction.withoutEvent('no event type is published for the deletion of an organization');
  });
}
