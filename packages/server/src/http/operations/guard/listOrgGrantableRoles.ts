import { listGrantableRoles } from '../../../store/queries/custom-roles.js';
import { operation } from '../../define-operation.js';
import { presentGrantableRoles } from '../../presenters/guard.js';
import { GrantableRoles } from '../../schemas/guard.js';

export const listOrgGrantableRoles = operation({
  operationId: 'listOrgGrantableRoles',
  tag: 'Guard',
  summary: 'List the roles that can be granted in an organization, those of guarded APIs too',
  method: 'GET',
  path: '/orgs/{orgId}/roles',
  permission: 'organization.read',
  status: 200,
  response: GrantableRoles,
  async handle({ services, path }) {
    const asked = { organizationId: path.orgId, scope: 'organization' } as const;
    return presentGrantableRoles('organization', await listGrantableRoles(services.store.reader, asked));
  },
  wires: {
    private: {},
  },
});
