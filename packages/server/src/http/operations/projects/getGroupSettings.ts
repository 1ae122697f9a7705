import { requireProject } from '../../../changes/projects/require-project.js';
import { projectSettings } from '../../../domain/project-settings.js';
import { wirePaths } from '../../../domain/wire-paths.js';
import { operation } from '../../define-operation.js';
import { GroupSettings } from '../../schemas/project-settings.js';

export const getGroupSettings = operation({
  operationId: 'getGroupSettings',
  tag: 'Projects',
  summary: 'Show the settings of a project',
  method: 'GET',
  path: '/groups/{groupId}/settings',
  permission: 'project.settings.read',
  status: 200,
  response: GroupSettings,
  async handle({ services, path, publicUrl, setHeader }) {
    const { settings } = await requireProject(services.store.reader, path.groupId);
    // Recorded so, on reads too.
    setHeader('Location', `${publicUrl}/${wirePaths.atlasV1.base}`);
    return projectSettings(settings);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
  },
});
