import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { nameOf } from '../../changes/network-entries/read-entries.js';
import { requireNetworkEntry } from '../../changes/network-entries/require-entry.js';
import { requireProject } from '../../changes/projects/require-project.js';
import type { Services } from '../services.js';

/** Removes an entry of a project IP access list: ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND. */
export async function removeNetworkEntry(
  { store }: Services,
  caller: Caller,
  projectId: string,
  text: string,
): Promise<void> {
  await store.write(async (transaction) => {
    const { database, now } = transaction;
    const project = await requireProject(database, projectId);
    const entry = await requireNetworkEntry(database, projectId, text, now);
    await database
      .deleteFrom('network_entries')
      .where('project_id', '=', projectId)
      .where('value', '=', entry.value)
      .execute();
    await transaction.recordEvent({
      type: 'NETWORK_PERMISSION_ENTRY_REMOVED',
      organizationId: project.organization_id,
      projectId,
      actor: actorOf(caller),
      details: { whitelistEntry: nameOf(entry) },
    });
  });
}
