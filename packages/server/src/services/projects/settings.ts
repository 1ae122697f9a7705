import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { requireProject } from '../../changes/projects/require-project.js';
import {
  type ProjectSettingOverrides,
  type ProjectSettings,
  projectSettings,
} from '../../domain/project-settings.js';
import type { ProjectRow } from '../../store/schema.js';
import type { Services } from '../services.js';

/** All settings of a project: what was set in it, and the defaults for the rest. */
export function settingsOf(project: Pick<ProjectRow, 'settings'>): ProjectSettings {
  return projectSettings(overridesOf(project));
}

/** Sets what is given and leaves the rest. Only what was ever set is stored, so that defaults stay defaults. */
export async function updateProjectSettings(
  { store }: Services,
  caller: Caller,
  id: string,
  change: ProjectSettingOverrides,
): Promise<ProjectSettings> {
  return store.write(async (transaction) => {
    const { database } = transaction;
    const project = await requireProject(database, id);
    const before = settingsOf(project);
    const overrides: ProjectSettingOverrides = { ...overridesOf(project), ...change };
    const after = projectSettings(overrides);
    await database
      .updateTable('projects')
      .set({ settings: JSON.stringify(overrides) })
      .where('id', '=', id)
      .execute();
    if (after.isDataExplorerEnabled === before.isDataExplorerEnabled)
      transaction.withoutEvent('the audit trail has no type for the other settings of a project');
    else
      await transaction.recordEvent({
        type: after.isDataExplorerEnabled ? 'DATA_EXPLORER_ENABLED' : 'DATA_EXPLORER_DISABLED',
        organizationId: project.organization_id,
        projectId: id,
        actor: actorOf(caller),
      });
    return after;
  });
}

/** The column holds what updateProjectSettings wrote, which its schema had checked. */
function overridesOf(project: Pick<ProjectRow, 'settings'>): ProjectSettingOverrides {
  return JSON.parse(project.settings) as ProjectSettingOverrides;
}
