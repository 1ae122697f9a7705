import { projectLimits } from '../../../domain/limits.js';
import { defineOperation } from '../../operation.js';
import { presentDefaultLimit } from '../../presenters/project-limit.js';
import { PaginatedDefaultGroupLimitResponse } from '../../schemas/limits.js';
import { PlainListQuery } from '../../schemas/queries.js';

export const listDefaultGroupLimits = defineOperation({
  operationId: 'listDefaultGroupLimits',
  tag: 'Limit Description',
  summary: 'List the limits that projects have, with their defaults and maxima',
  method: 'GET',
  path: '/api/atlas/v2/defaultGroupLimits',
  permission: 'authenticated',
  query: PlainListQuery,
  versions: {
    preview: {
      status: 200,
      response: PaginatedDefaultGroupLimitResponse,
      handle({ page, list }) {
        const shown = projectLimits.slice(page.offset, page.offset + page.limit);
        return list(shown.map(presentDefaultLimit), projectLimits.length);
      },
    },
  },
});
