import { wirePaths } from '../../../domain/wire-paths.js';
import { updateProjectSettings } from '../../../services/projects/update-settings.js';
import { operation } from '../../define-operation.js';
import { GroupSettings, GroupSettingsRequest } from '../../schemas/project-settings.js';

export const updateGroupSettings = operation({
  operationId: 'updateGroupSettings',
  tag: 'Projects',
  summary: 'Change some settings of a project; answers all of them',
  method: 'PATCH',
  path: '/groups/{groupId}/settings',
  permission: 'project.settings.write',
  status: 200,
  body: GroupSettingsRequest,
  response: GroupSettings,
  async handle({ services, caller, path, body, publicUrl, setHeader }) {
    const settings = await updateProjectSettings(services, caller, path.groupId, body);
    setHeader('Location', `${publicUrl}/${wirePaths.atlasV1.base}`);
    return settings;
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
  },
});
