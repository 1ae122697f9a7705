import { readUse } from '../../../services/use/use.js';
import { operation } from '../../define-operation.js';
import { presentUse } from '../../presenters/use.js';
import { UseQuery, UseView } from '../../schemas/use.js';

export const getOrgUse = operation({
  operationId: 'getOrgUse',
  tag: 'Private',
  summary: 'Show how often an organization was called, by day and hour and by the code of the answer',
  method: 'GET',
  path: '/orgs/{orgId}/use',
  permission: 'organization.serviceAccounts.read',
  query: UseQuery,
  status: 200,
  response: UseView,
  async handle({ services, server, path, query }) {
    const { api, credentialId, operation: asked, withPeople } = query;
    const scope = { kind: 'organization', id: path.orgId } as const;
    const filter = { api, credentialId, operation: asked, withoutPeople: !withPeople };
    return presentUse(await readUse(services, scope, filter, server.useDays));
  },
  wires: {
    private: {},
  },
});
