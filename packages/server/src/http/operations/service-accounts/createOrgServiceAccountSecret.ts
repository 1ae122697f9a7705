import { createSecret } from '../../../services/service-accounts/secrets.js';
import { defineOperation } from '../../operation.js';
import { presentSecret } from '../../presenters/service-account.js';
import { readHours } from '../../requests/hours.js';
import { ServiceAccountSecret, ServiceAccountSecretRequestBody } from '../../schemas/service-accounts.js';

export const createOrgServiceAccountSecret = defineOperation({
  operationId: 'createOrgServiceAccountSecret',
  tag: 'Service Accounts',
  summary: 'Create another secret of a service account; the older one then ends within a week',
  method: 'POST',
  path: '/api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}/secrets',
  permission: 'organization.serviceAccounts.write',
  versions: {
    '2024-08-05': {
      status: 201,
      body: ServiceAccountSecretRequestBody,
      response: ServiceAccountSecret,
      async handle({ services, caller, path, body }) {
        const secret = await createSecret(services, caller, {
          scope: { kind: 'organization', id: path.orgId },
          clientId: path.clientId,
          validity: { hours: readHours(body.secretExpiresAfterHours) },
        });
        return presentSecret(secret);
      },
    },
  },
});
