import { readRefusals } from '../../../services/use/refusals.js';
import { operation } from '../../define-operation.js';
import { presentRefusal } from '../../presenters/refusal.js';
import { OrgRefusalsQuery, PaginatedRefusalView, readRefusalFilter } from '../../schemas/refusals.js';

export const listOrgRefusals = operation({
  operationId: 'listOrgRefusals',
  tag: 'Private',
  summary: 'List what was refused to the credentials and people of an organization lately, newest first',
  method: 'GET',
  path: '/orgs/{orgId}/refusals',
  permission: 'organization.serviceAccounts.read',
  query: OrgRefusalsQuery,
  status: 200,
  response: PaginatedRefusalView,
  async handle({ services, server, path, query, page, list }) {
    const asked = { ...readRefusalFilter(query), projectId: query.groupId };
    const scope = { kind: 'organization', id: path.orgId } as const;
    const { results, totalCount } = await readRefusals(services, scope, asked, page);
    return list(
      results.map((refusal) => presentRefusal(refusal, server.operationNamed)),
      totalCount,
    );
  },
  wires: {
    private: {},
  },
});
