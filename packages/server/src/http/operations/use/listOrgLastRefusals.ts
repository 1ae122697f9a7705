import { readLastRefusals } from '../../../services/use/refusals.js';
import { operation } from '../../define-operation.js';
import { presentRefusal } from '../../presenters/refusal.js';
import { LastRefusals, LastRefusalsQuery } from '../../schemas/refusals.js';

export const listOrgLastRefusals = operation({
  operationId: 'listOrgLastRefusals',
  tag: 'Private',
  summary: 'Show the newest refusal of each of some credentials of an organization that was refused lately',
  method: 'GET',
  path: '/orgs/{orgId}/lastRefusals',
  permission: 'organization.serviceAccounts.read',
  query: LastRefusalsQuery,
  status: 200,
  response: LastRefusals,
  async handle({ services, server, path, query }) {
    const scope = { kind: 'organization', id: path.orgId } as const;
    const refusals = await readLastRefusals(services, scope, query.credentialId);
    return { results: refusals.map((refusal) => presentRefusal(refusal, server.operationNamed)) };
  },
  wires: {
    private: {},
  },
});
