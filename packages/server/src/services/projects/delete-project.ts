import { deletedJustNow } from '../../access/deleted-just-now.js';
import type { Caller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { event } from '../../domain/new-event.js';
import { listProjectCredentials, listProjectUserIds } from '../../store/queries/project-access.js';
import { deleteProject as deleteStoredProject, findProject } from '../../store/queries/projects.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Deletes a project with the roles, limits and settings in it. Credentials stay in the organization. Whoever has just
 * deleted it may do so again, to no effect; for all others it does not exist then.
 */
export async function deleteProject({ store }: Services, caller: Caller, id: string): Promise<void> {
  await store.write(askedBy(caller), async (transaction) => {
    const { database } = transaction;
    const project = await findProject(database, id);
    if (project === undefined) {
      if (!(await deletedJustNow(database, id, caller.principal.id, transaction.now)))
        throw new RefusalError(refuse('GROUP_NOT_FOUND', id));
      transaction.withoutEvent('the same caller deleted the project a moment ago');
      return;
    }
    const { organizationId } = project;
    const userIds = await listProjectUserIds(database, id);
    transaction.involve(organizationId, ...userIds);
    for (const subject of await listProjectCredentials(database, id))
      transaction.changed({ kind: 'credential', subject, of: organizationId });
    for (const subject of userIds) transaction.changed({ kind: 'user', subject });
    await deleteStoredProject(database, id);
    transaction.changed({ kind: 'project', subject: id, of: organizationId });
    await transaction.recordEvent(
      event(
        'GROUP_DELETED',
        { organizationId, projectId: id, actor: actorOf(caller) },
        { name: [project.name, null] },
      ),
    );
  });
}
