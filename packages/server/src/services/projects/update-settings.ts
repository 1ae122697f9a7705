import type { Caller } from '../../access/principal.js';
import { changeProjectSettings } from '../../changes/projects/settings.js';
import type { ProjectSettingOverrides, ProjectSettings } from '../../domain/project-settings.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** Sets what is given and leaves the rest. */
export async function updateProjectSettings(
  { store }: Services,
  caller: Caller,
  id: string,
  change: ProjectSettingOverrides,
): Promise<ProjectSettings> {
  return store.write(askedBy(caller), async (transaction) => {
    const { settings, isAudited } = await changeProjectSettings(transaction, actorOf(caller), id, change);
    if (!isAudited)
      transaction.withoutEvent('the audit trail has no type for the other settings of a project');
    return settings;
  });
}
