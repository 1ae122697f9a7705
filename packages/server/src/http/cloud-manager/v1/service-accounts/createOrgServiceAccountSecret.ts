import { createSecret } from '../../../../services/service-accounts/secrets.js';
import { defineOperation } from '../../../operation.js';
import { presentSecret } from '../../../presenters/service-account.js';
import { readValidity } from '../../../requests/validity.js';
import { ServiceAccountSecret, ServiceAccountSecretRequestBody } from '../../../schemas/service-accounts.js';

export const createOrgServiceAccountSecret = defineOperation({
  operationId: 'createOrgServiceAccountSecret',
  tag: 'Service Accounts',
  summary:
    'Create another secret of a service account of an organization; the older one then ends within a week',
  method: 'POST',
  path: '/api/public/v1.0/orgs/{orgId}/serviceAccounts/{clientId}/secrets',
  permission: 'organization.serviceAccounts.write',
  versions: {
    unversioned: {
      status: 201,
      body: ServiceAccountSecretRequestBody,
      response: ServiceAccountSecret,
      async handle({ services, caller, path, body }) {
        const secret = await createSecret(services, caller, {
          scope: { kind: 'organization', id: path.orgId },
          clientId: path.clientId,
          validity: readValidity(body.secretExpiresAfterHours),
        });
        return presentSecret(secret);
      },
    },
  },
});
