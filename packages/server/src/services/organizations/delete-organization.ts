import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { credentialNamesOf, hasProjects } from '../../store/queries/organizations.js';
import type { Services } from '../services.js';

/**
 * Deletes an organization and with it its credentials, which are refused on the very next request. ORG_NOT_EMPTY while
 * it has projects.
 */
export async function deleteOrganization({ store }: Services, caller: Caller, id: string): Promise<void> {
  await store.write(async (transaction) => {
    const { database } = transaction;
    await requireOrganization(database, id);
    if (await hasProjects(database, id)) throw new RefusalError(refuse('ORG_NOT_EMPTY', id));
    const { publicKeys, clientIds } = await credentialNamesOf(database, id);
    await database.deleteFrom('organizations').where('id', '=', id).execute();
    transaction.changed({ kind: 'organization', subject: id });
    transaction.withoutEvent('no event type is published for the deletion of an organization');

    const event = { organizationId: id, actor: actorOf(caller) };
    for (const publicKey of publicKeys) {
      transaction.changed({ kind: 'credential', subject: publicKey });
      const details = { targetPublicKey: publicKey };
      await transaction.recordEvent({ type: 'API_KEY_DELETED', ...event, details });
    }
    for (const clientId of clientIds) {
      transaction.changed({ kind: 'credential', subject: clientId });
      await transaction.recordEvent({ type: 'SERVICE_ACCOUNT_DELETED', ...event, details: { clientId } });
    }
  });
}
