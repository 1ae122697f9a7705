import { requireProject } from '../../changes/projects/require-project.js';
import type { Services } from '../services.js';

/** Whether the threshold of slow operations is managed for the project. */
export async function setSlowOperationThresholding(
  { store }: Services,
  projectId: string,
  enabled: boolean,
): Promise<void> {
  await store.write(async (transaction) => {
    const { database } = transaction;
    await requireProject(database, projectId);
    await database
      .updateTable('projects')
      .set({ slow_operation_thresholding: enabled ? 1 : 0 })
      .where('id', '=', projectId)
      .execute();
    transaction.withoutEvent('the audit trail has no type for it');
  });
}
