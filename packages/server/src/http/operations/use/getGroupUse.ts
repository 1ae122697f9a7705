import { readUse } from '../../../services/use/use.js';
import { operation } from '../../define-operation.js';
import { presentUse } from '../../presenters/use.js';
import { UseQuery, UseView } from '../../schemas/use.js';

export const getGroupUse = operation({
  operationId: 'getGroupUse',
  tag: 'Private',
  summary: 'Show how often a project was called, by day and hour and by the code of the answer',
  method: 'GET',
  path: '/groups/{groupId}/use',
  permission: 'project.serviceAccounts.read',
  query: UseQuery,
  status: 200,
  response: UseView,
  async handle({ services, server, path, query }) {
    const { api, credentialId, operation: asked, withPeople } = query;
    const scope = { kind: 'project', id: path.groupId } as const;
    const filter = { api, credentialId, operation: asked, withoutPeople: !withPeople };
    return presentUse(await readUse(services, scope, filter, server.useDays));
  },
  wires: {
    private: {},
  },
});
