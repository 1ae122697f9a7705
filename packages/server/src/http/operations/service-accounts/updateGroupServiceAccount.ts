import { serviceAccountOfProject } from '../../../access/reach/service-account.js';
import { updateProjectServiceAccount } from '../../../services/service-accounts/update-project-account.js';
import { operation } from '../../define-operation.js';
import { presentGroupServiceAccount } from '../../presenters/service-account.js';
import { ProjectServiceAccountUpdate } from '../../schemas/cloud-manager/service-accounts.js';
import { GroupServiceAccount, GroupServiceAccountUpdateRequestBody } from '../../schemas/service-accounts.js';

export const updateGroupServiceAccount = operation({
  operationId: 'updateGroupServiceAccount',
  tag: 'Service Accounts',
  summary: 'Change name, description or project roles of a service account assigned to a project',
  method: 'PATCH',
  path: '/groups/{groupId}/serviceAccounts/{clientId}',
  permission: 'project.serviceAccounts.write',
  reach: serviceAccountOfProject,
  status: 200,
  body: GroupServiceAccountUpdateRequestBody,
  response: GroupServiceAccount,
  async handle({ services, caller, path, body }) {
    const account = await updateProjectServiceAccount(services, caller, {
      projectId: path.groupId,
      clientId: path.clientId,
      name: body.name,
      description: body.description,
      roles: body.roles,
    });
    return presentGroupServiceAccount(account, path.groupId);
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {
      summary:
        'Replace the project roles of a service account assigned to a project; change its name or description',
      body: ProjectServiceAccountUpdate,
    },
  },
});
