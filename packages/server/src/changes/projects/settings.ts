import { type EventActor, event } from '../../domain/new-event.js';
import {
  type ProjectSettingOverrides,
  type ProjectSettings,
  projectSettings,
} from '../../domain/project-settings.js';
import { updateProject } from '../../store/queries/projects.js';
import type { WriteTransaction } from '../../store/store.js';
import { involveProject } from './require-project.js';

/**
 * Sets what is given and leaves the rest. `isAudited`: the change left an event; most settings have none. Only what was ever
 * set is stored, so that defaults stay defaults.
 */
export async function changeProjectSettings(
  transaction: WriteTransaction,
  actor: EventActor,
  id: string,
  change: ProjectSettingOverrides,
): Promise<{ settings: ProjectSettings; isAudited: boolean }> {
  const { database } = transaction;
  const project = await involveProject(transaction, id);
  const before = projectSettings(project.settings);
  const overrides: ProjectSettingOverrides = { ...project.settings, ...change };
  const settings = projectSettings(overrides);
  const names = Object.keys(overrides) as (keyof ProjectSettingOverrides)[];
  if (names.some((name) => overrides[name] !== project.settings[name]))
    await updateProject(database, id, { settings: overrides });
  const isAudited = settings.isDataExplorerEnabled !== before.isDataExplorerEnabled;
  if (isAudited)
    await transaction.recordEvent(
      event(
        settings.isDataExplorerEnabled ? 'DATA_EXPLORER_ENABLED' : 'DATA_EXPLORER_DISABLED',
        { organizationId: project.organizationId, projectId: id, actor },
        { dataExplorer: [before.isDataExplorerEnabled, settings.isDataExplorerEnabled] },
      ),
    );
  return { settings, isAudited };
}
