import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { requireProject } from '../../changes/projects/require-project.js';
import { listProjectCredentials, listProjectUserIds } from '../../store/queries/projects.js';
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
    await database.deleteFrom('projects').where('id', '=', id).execute();
    transaction.changed({ kind: 'project', subject: id });
    await transaction.recordEvent({
      type: 'GROUP_DELETED',
      organizationId: project.organization_id,
      projectId: id,
      actor: actorOf(caller),
    });
  });
}
