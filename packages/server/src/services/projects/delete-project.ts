import type { Caller } from '../../access/principal.js';
import { requireProject } from '../../changes/projects/require-project.js';
import { event } from '../../domain/new-event.js';
import { listProjectCredentials, listProjectUserIds } from '../../store/queries/project-access.js';
import { deleteProject as deleteStoredProject } from '../../store/queries/projects.js';
import { actorOf } from '../actor.js';
import type { Services } from '../services.js';

/** Deletes a project with the roles, limits and settings in it. Credentials stay in the organization. */
export async function deleteProject({ store }: Services, caller: Caller, id: string): Promise<void> {
  await store.write(async (transaction) => {
    const { database } = transaction;
    const project = await requireProject(database, id);
    for (const subject of await listProjectCredentials(database, id))
      transaction.changed({ kind: 'credential', subject });
    for (const subject of await listProjectUserIds(database, id))
      transaction.changed({ kind: 'user', subject });
    await deleteStoredProject(database, id);
    transaction.changed({ kind: 'project', subject: id });
    await transaction.recordEvent(
      event('GROUP_DELETED', {
        organizationId: project.organizationId,
        projectId: id,
        actor: actorOf(caller),
      }),
    );
  });
}
