import { RefusalError, refuse } from '../../../domain/errors.js';
import { publishedLimits } from '../../../domain/limits.js';
import { operation } from '../../define-operation.js';
import { presentDefaultLimit } from '../../presenters/project-limit.js';
import { DefaultGroupLimitResponse } from '../../schemas/limits.js';

export const getDefaultGroupLimit = operation({
  operationId: 'getDefaultGroupLimit',
  tag: 'Limit Description',
  summary: 'Show default and maximum of a limit that projects have',
  method: 'GET',
  path: '/defaultGroupLimits/{limitName}',
  permission: 'authenticated',
  status: 200,
  response: DefaultGroupLimitResponse,
  handle({ path }) {
    const limit = publishedLimits.find(({ constant }) => constant === path.limitName);
    if (!limit) throw new RefusalError(refuse('LIMIT_NOT_FOUND', path.limitName));
    return presentDefaultLimit(limit);
  },
  wires: {
    atlas: { versions: { preview: {} } },
  },
});
