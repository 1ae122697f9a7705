import { requireEffectiveLimit } from '../../../changes/projects/limits.js';
import { operation } from '../../define-operation.js';
import { presentProjectLimit } from '../../presenters/project-limit.js';
import { DataFederationLimit } from '../../schemas/limits.js';

export const getGroupLimit = operation({
  operationId: 'getGroupLimit',
  tag: 'Projects',
  summary: 'Show a limit of a project',
  method: 'GET',
  path: '/groups/{groupId}/limits/{limitName}',
  permission: 'project.limits.read',
  status: 200,
  response: DataFederationLimit,
  async handle({ services, path }) {
    const { reader } = services.store;
    const { groupId, limitName } = path;
    return presentProjectLimit(await requireEffectiveLimit(reader, groupId, limitName, services.now()));
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
