import { listEffectiveLimits } from '../../../services/projects/limits.js';
import { defineOperation } from '../../operation.js';
import { presentProjectLimit } from '../../presenters/project-limit.js';
import { DataFederationLimits } from '../../schemas/limits.js';

export const listGroupLimits = defineOperation({
  operationId: 'listGroupLimits',
  tag: 'Projects',
  summary: 'List the limits that hold in a project',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/limits',
  permission: 'project.limits.read',
  versions: {
    '2023-01-01': {
      status: 200,
      response: DataFederationLimits,
      async handle({ services, path }) {
        const limits = await listEffectiveLimits(services.store.reader, path.groupId, Date.now());
        return limits.map(presentProjectLimit);
      },
    },
  },
});
