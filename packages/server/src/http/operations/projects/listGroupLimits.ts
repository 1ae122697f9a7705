import { listEffectiveLimits } from '../../../changes/projects/limits.js';
import { operation } from '../../define-operation.js';
import { presentProjectLimit } from '../../presenters/project-limit.js';
import { DataFederationLimits } from '../../schemas/limits.js';

export const listGroupLimits = operation({
  operationId: 'listGroupLimits',
  tag: 'Projects',
  summary: 'List the limits that hold in a project',
  method: 'GET',
  path: '/groups/{groupId}/limits',
  permission: 'project.limits.read',
  status: 200,
  response: DataFederationLimits,
  async handle({ services, path }) {
    const limits = await listEffectiveLimits(services.store.reader, path.groupId, services.now());
    return limits.map(presentProjectLimit);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
