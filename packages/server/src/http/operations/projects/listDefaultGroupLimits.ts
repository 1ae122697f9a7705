import { publishedLimits } from '../../../domain/limits.js';
import { operation } from '../../define-operation.js';
import { presentDefaultLimit } from '../../presenters/project-limit.js';
import { PaginatedDefaultGroupLimitResponse } from '../../schemas/limits.js';
import { PlainListQuery } from '../../schemas/queries.js';

export const listDefaultGroupLimits = operation({
  operationId: 'listDefaultGroupLimits',
  tag: 'Limit Description',
  summary: 'List the limits that projects have, with their defaults and maxima',
  method: 'GET',
  path: '/defaultGroupLimits',
  permission: 'authenticated',
  query: PlainListQuery,
  status: 200,
  response: PaginatedDefaultGroupLimitResponse,
  handle({ page, list }) {
    const shown = publishedLimits.slice(page.offset, page.offset + page.limit);
    return list(shown.map(presentDefaultLimit), publishedLimits.length);
  },
  wires: {
    atlas: { versions: { preview: {} } },
  },
});
