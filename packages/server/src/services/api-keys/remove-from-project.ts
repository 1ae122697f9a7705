import type { Caller } from '../../access/principal.js';
import { changeKeyProjectRoles } from '../../changes/api-keys/change-roles.js';
import { requireProjectApiKey } from '../../changes/api-keys/require-api-key.js';
import { involveProject } from '../../changes/projects/require-project.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** Takes a key out of a project. It stays in the organization and in other projects. */
export async function removeApiKeyFromProject(
  { store }: Services,
  caller: Caller,
  { projectId, id }: { projectId: string; id: string },
): Promise<void> {
  await store.write(askedBy(caller), async (transaction) => {
    const project = await involveProject(transaction, projectId);
    const key = await requireProjectApiKey(transaction.database, project, id);
    await changeKeyProjectRoles(transaction, actorOf(caller), key, { projectId, roles: [] });
  });
}
