import { gateSnippet } from '../../../services/guard/gate-snippet.js';
import { operation } from '../../define-operation.js';
import { GateSnippet, GateSnippetQuery } from '../../schemas/gate-snippets.js';

export const getGateSnippet = operation({
  operationId: 'getGateSnippet',
  tag: 'Guard',
  summary: 'Show the configuration of a proxy that asks at a gate',
  method: 'GET',
  path: '/orgs/{orgId}/gates/{gateName}/snippet',
  permission: 'organization.write',
  query: GateSnippetQuery,
  status: 200,
  response: GateSnippet,
  async handle({ services, path, query }) {
    const which = { organizationId: path.orgId, name: path.gateName };
    return gateSnippet(services, which, query);
  },
  wires: {
    private: {},
  },
});
