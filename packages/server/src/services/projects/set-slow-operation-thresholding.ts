import { requireProject } from '../../changes/projects/require-project.js';
import { updateProject } from '../../store/queries/projects.js';
import type { Services } from '../services.js';

/** Whether the threshold of slow operations is managed for the project. */
export async function setSlowOperationThresholding(
  { store }: Services,
  projectId: string,
  enabled: boolean,
): Promise<void> {
  await store.write(async (transaction) => {
    const { database } = transaction;
    transaction.withoutEvent('the audit trail has no type for it');
    await requireProject(database, projectId);
    await updateProject(database, projectId, { slowOperationThresholding: enabled });
  });
}
