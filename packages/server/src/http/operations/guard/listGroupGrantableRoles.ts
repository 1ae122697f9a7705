import { requireProject } from '../../../changes/projects/require-project.js';
import { listGrantableRoles } from '../../../store/queries/custom-roles.js';
import { operation } from '../../define-operation.js';
import { presentGrantableRoles } from '../../presenters/guard.js';
import { GrantableRoles } from '../../schemas/guard.js';

export const listGroupGrantableRoles = operation({
  operationId: 'listGroupGrantableRoles',
  tag: 'Guard',
  summary: 'List the roles that can be granted in a project, those of guarded APIs too',
  method: 'GET',
  path: '/groups/{groupId}/roles',
  permission: 'project.read',
  status: 200,
  response: GrantableRoles,
  async handle({ services, path }) {
    const { reader } = services.store;
    const { organizationId } = await requireProject(reader, path.groupId);
    return presentGrantableRoles(
      'project',
      await listGrantableRoles(reader, { organizationId, scope: 'project' }),
    );
  },
  wires: {
    private: {},
  },
});
