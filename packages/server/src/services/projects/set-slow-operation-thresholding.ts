import type { Caller } from '../../access/principal.js';
import { involveProject } from '../../changes/projects/require-project.js';
import { updateProject } from '../../store/queries/projects.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** Whether the threshold of slow operations is managed for the project. */
export async function setSlowOperationThresholding(
  { store }: Services,
  caller: Caller,
  projectId: string,
  enabled: boolean,
): Promise<void> {
  await store.write(askedBy(caller), async (transaction) => {
    const { database } = transaction;
    transaction.withoutEvent('the audit trail has no type for it');
    const { slowOperationThresholding } = await involveProject(transaction, projectId);
    if (slowOperationThresholding !== enabled)
      await updateProject(database, projectId, { slowOperationThresholding: enabled });
  });
}
