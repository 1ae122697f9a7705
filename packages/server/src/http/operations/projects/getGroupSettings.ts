import { requireProject } from '../../../services/projects/require-project.js';
import { settingsOf } from '../../../services/projects/settings.js';
import { defineOperation } from '../../operation.js';
import { GroupSettings } from '../../schemas/project-settings.js';

export const getGroupSettings = defineOperation({
  operationId: 'getGroupSettings',
  tag: 'Projects',
  summary: 'Show the settings of a project',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/settings',
  permission: 'project.settings.read',
  versions: {
    '2023-01-01': {
      status: 200,
      response: GroupSettings,
      async handle({ services, path, link, setHeader }) {
        const settings = settingsOf(await requireProject(services.store.reader, path.groupId));
        // Recorded so, on reads too.
        setHeader('Location', link('//api/atlas/v1.0'));
        return settings;
      },
    },
  },
});
