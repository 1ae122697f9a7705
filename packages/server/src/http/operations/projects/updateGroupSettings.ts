import { updateProjectSettings } from '../../../services/projects/settings.js';
import { defineOperation } from '../../operation.js';
import { GroupSettings, GroupSettingsRequest } from '../../schemas/project-settings.js';

export const updateGroupSettings = defineOperation({
  operationId: 'updateGroupSettings',
  tag: 'Projects',
  summary: 'Change some settings of a project; answers all of them',
  method: 'PATCH',
  path: '/api/atlas/v2/groups/{groupId}/settings',
  permission: 'project.settings.write',
  versions: {
    '2023-01-01': {
      status: 200,
      body: GroupSettingsRequest,
      response: GroupSettings,
      async handle({ services, caller, path, body, link, setHeader }) {
        const settings = await updateProjectSettings(services, caller, path.groupId, body);
        setHeader('Location', link('//api/atlas/v1.0'));
        return settings;
      },
    },
  },
});
