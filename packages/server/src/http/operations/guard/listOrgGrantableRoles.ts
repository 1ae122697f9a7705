import { listGrantableRoles } from '../../../store/queries/custom-roles.js';
import { operation } from '../../define-operation.js';
import { presentGrantableRoles } from '../../presenters/guard.js';
import { GrantableRoles, GrantableRolesQuery } from '../../schemas/guard.js';

export const listOrgGrantableRoles = operation({
  operationId: 'listOrgGrantableRoles',
  tag: 'Guard',
  summary:
    'List the roles that can be granted in an organization or in its projects, those of guarded APIs too',
  method: 'GET',
  path: '/orgs/{orgId}/roles',
  permission: 'organization.read',
  query: GrantableRolesQuery,
  status: 200,
  response: GrantableRoles,
  async handle({ services, path, query }) {
    const { scope = 'organization' } = query;
    const asked = { organizationId: path.orgId, scope };
    return presentGrantableRoles(scope, await listGrantableRoles(services.store.reader, asked));
  },
  wires: {
    private: {},
  },
});
