import { listGates as listStored } from '../../../store/queries/gates.js';
import { operation } from '../../define-operation.js';
import { presentGate } from '../../presenters/guard.js';
import { GateListQuery, PaginatedGates } from '../../schemas/guard.js';

export const listGates = operation({
  operationId: 'listGates',
  tag: 'Guard',
  summary: 'List the gates of the guarded APIs of an organization, or of one of them, by name',
  method: 'GET',
  path: '/orgs/{orgId}/gates',
  permission: 'organization.write',
  query: GateListQuery,
  status: 200,
  response: PaginatedGates,
  async handle({ services, path, query, page, list }) {
    const within = { organizationId: path.orgId, ...(query.api !== undefined && { apiName: query.api }) };
    const { results, totalCount } = await listStored(services.store.reader, within, page);
    return list(results.map(presentGate), totalCount);
  },
  wires: {
    private: {},
  },
});
