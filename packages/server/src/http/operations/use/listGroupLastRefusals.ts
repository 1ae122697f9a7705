import { readLastRefusals } from '../../../services/use/refusals.js';
import { operation } from '../../define-operation.js';
import { presentRefusal } from '../../presenters/refusal.js';
import { LastRefusals, LastRefusalsQuery } from '../../schemas/refusals.js';

export const listGroupLastRefusals = operation({
  operationId: 'listGroupLastRefusals',
  tag: 'Private',
  summary: 'Show the newest refusal of each of some credentials of a project that was refused lately',
  method: 'GET',
  path: '/groups/{groupId}/lastRefusals',
  permission: 'project.serviceAccounts.read',
  query: LastRefusalsQuery,
  status: 200,
  response: LastRefusals,
  async handle({ services, server, path, query }) {
    const scope = { kind: 'project', id: path.groupId } as const;
    const refusals = await readLastRefusals(services, scope, query.credentialId);
    return { results: refusals.map((refusal) => presentRefusal(refusal, server.operationNamed)) };
  },
  wires: {
    private: {},
  },
});
