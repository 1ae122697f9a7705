import { requireEffectiveLimit } from '../../../services/projects/limits.js';
import { defineOperation } from '../../operation.js';
import { presentProjectLimit } from '../../presenters/project-limit.js';
import { DataFederationLimit } from '../../schemas/limits.js';

export const getGroupLimit = defineOperation({
  operationId: 'getGroupLimit',
  tag: 'Projects',
  summary: 'Show a limit of a project',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/limits/{limitName}',
  permission: 'project.limits.read',
  versions: {
    '2023-01-01': {
      status: 200,
      response: DataFederationLimit,
      async handle({ services, path }) {
        const { reader } = services.store;
        const { groupId, limitName } = path;
        return presentProjectLimit(await requireEffectiveLimit(reader, groupId, limitName, Date.now()));
      },
    },
  },
});
