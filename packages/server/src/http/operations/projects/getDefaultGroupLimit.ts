import { RefusalError, refuse } from '../../../domain/errors.js';
import { projectLimits } from '../../../domain/limits.js';
import { defineOperation } from '../../operation.js';
import { presentDefaultLimit } from '../../presenters/project-limit.js';
import { DefaultGroupLimitResponse } from '../../schemas/limits.js';

export const getDefaultGroupLimit = defineOperation({
  operationId: 'getDefaultGroupLimit',
  tag: 'Limit Description',
  summary: 'Show default and maximum of a limit that projects have',
  method: 'GET',
  path: '/api/atlas/v2/defaultGroupLimits/{limitName}',
  permission: 'authenticated',
  versions: {
    preview: {
      status: 200,
      response: DefaultGroupLimitResponse,
      handle({ path }) {
        const limit = projectLimits.find(({ constant }) => constant === path.limitName);
        if (!limit) throw new RefusalError(refuse('LIMIT_NOT_FOUND', path.limitName));
        return presentDefaultLimit(limit);
      },
    },
  },
});
