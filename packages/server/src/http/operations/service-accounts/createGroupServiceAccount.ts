import { createProjectServiceAccount } from '../../../services/service-accounts/create-service-account.js';
import { operation } from '../../define-operation.js';
import { presentGroupServiceAccount } from '../../presenters/service-account.js';
import { readSecretTerms } from '../../requests/secret-terms.js';
import { GroupServiceAccount, GroupServiceAccountRequestBody } from '../../schemas/service-accounts.js';

export const createGroupServiceAccount = operation({
  operationId: 'createGroupServiceAccount',
  tag: 'Service Accounts',
  summary: 'Create a service account in the organization of a project and assign it to the project',
  method: 'POST',
  path: '/groups/{groupId}/serviceAccounts',
  permission: 'project.serviceAccounts.write',
  status: 201,
  body: GroupServiceAccountRequestBody,
  response: GroupServiceAccount,
  async handle({ services, caller, path, body, wire }) {
    const { account, secret } = await createProjectServiceAccount(services, caller, {
      projectId: path.groupId,
      name: body.name,
      description: body.description,
      roles: body.roles,
      secretTerms: readSecretTerms(body, wire),
    });
    return presentGroupServiceAccount(account, path.groupId, secret);
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {},
  },
});
