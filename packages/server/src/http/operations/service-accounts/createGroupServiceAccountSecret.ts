import { createSecret } from '../../../services/service-accounts/secrets.js';
import { defineOperation } from '../../operation.js';
import { presentSecret } from '../../presenters/service-account.js';
import { readHours } from '../../requests/hours.js';
import { ServiceAccountSecret, ServiceAccountSecretRequestBody } from '../../schemas/service-accounts.js';

export const createGroupServiceAccountSecret = defineOperation({
  operationId: 'createGroupServiceAccountSecret',
  tag: 'Service Accounts',
  summary: 'Create another secret of a service account assigned to a project',
  method: 'POST',
  path: '/api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}/secrets',
  permission: 'project.serviceAccounts.write',
  alsoNeeds: {
    permission: 'organization.serviceAccounts.write',
    unless: 'the account reaches no further than the project',
  },
  versions: {
    '2024-08-05': {
      status: 201,
      body: ServiceAccountSecretRequestBody,
      response: ServiceAccountSecret,
      async handle({ services, caller, path, body }) {
        const secret = await createSecret(services, caller, {
          scope: { kind: 'project', id: path.groupId },
          clientId: path.clientId,
          validity: { hours: readHours(body.secretExpiresAfterHours) },
        });
        return presentSecret(secret);
      },
    },
  },
});
