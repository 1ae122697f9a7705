import { createProjectServiceAccount } from '../../../services/service-accounts/create-service-account.js';
import { defineOperation } from '../../operation.js';
import { presentGroupServiceAccount } from '../../presenters/service-account.js';
import { readHours } from '../../requests/hours.js';
import { GroupServiceAccount, GroupServiceAccountRequestBody } from '../../schemas/service-accounts.js';

export const createGroupServiceAccount = defineOperation({
  operationId: 'createGroupServiceAccount',
  tag: 'Service Accounts',
  summary: 'Create a service account in the organization of a project and assign it to the project',
  method: 'POST',
  path: '/api/atlas/v2/groups/{groupId}/serviceAccounts',
  permission: 'project.serviceAccounts.write',
  versions: {
    '2024-08-05': {
      status: 201,
      body: GroupServiceAccountRequestBody,
      response: GroupServiceAccount,
      async handle({ services, caller, path, body }) {
        const { account, secret } = await createProjectServiceAccount(services, caller, {
          projectId: path.groupId,
          name: body.name,
          description: body.description,
          roles: body.roles,
          secretValidity: { hours: readHours(body.secretExpiresAfterHours) },
        });
        return presentGroupServiceAccount(account, path.groupId, secret);
      },
    },
  },
});
