import { readRefusals } from '../../../services/use/refusals.js';
import { operation } from '../../define-operation.js';
import { presentRefusal } from '../../presenters/refusal.js';
import { GroupRefusalsQuery, PaginatedRefusalView, readRefusalFilter } from '../../schemas/refusals.js';

export const listGroupRefusals = operation({
  operationId: 'listGroupRefusals',
  tag: 'Private',
  summary:
    'List what was refused in a project lately, newest first; of one of its credentials also what belongs to no project',
  method: 'GET',
  path: '/groups/{groupId}/refusals',
  permission: 'project.serviceAccounts.read',
  query: GroupRefusalsQuery,
  status: 200,
  response: PaginatedRefusalView,
  async handle({ services, server, path, query, page, list }) {
    const scope = { kind: 'project', id: path.groupId } as const;
    const { results, totalCount } = await readRefusals(services, scope, readRefusalFilter(query), page);
    return list(
      results.map((refusal) => presentRefusal(refusal, server.operationNamed)),
      totalCount,
    );
  },
  wires: {
    private: {},
  },
});
