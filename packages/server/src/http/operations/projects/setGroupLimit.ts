import { RefusalError, refuse } from '../../../domain/errors.js';
import { setProjectLimit } from '../../../services/projects/set-limits.js';
import { operation } from '../../define-operation.js';
import { presentProjectLimit } from '../../presenters/project-limit.js';
import { DataFederationLimit, DataFederationLimitRequest } from '../../schemas/limits.js';

export const setGroupLimit = operation({
  operationId: 'setGroupLimit',
  tag: 'Projects',
  summary: 'Set a limit of a project',
  method: 'PATCH',
  path: '/groups/{groupId}/limits/{limitName}',
  permission: 'project.limits.write',
  status: 200,
  body: DataFederationLimitRequest,
  response: DataFederationLimit,
  async handle({ services, caller, path, body }) {
    const name = path.limitName;
    if (body.name !== undefined && body.name !== name)
      throw new RefusalError({
        ...refuse('INVALID_ATTRIBUTE', 'name'),
        fields: [{ field: 'name', description: `is not the limit that the path names, ${name}` }],
      });
    const change = { projectId: path.groupId, name, value: body.value };
    return presentProjectLimit(await setProjectLimit(services, caller, change));
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
