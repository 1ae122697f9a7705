import { createSecret } from '../../../services/service-accounts/secrets.js';
import { operation } from '../../define-operation.js';
import { presentSecret } from '../../presenters/service-account.js';
import { readSecretTerms } from '../../requests/secret-terms.js';
import { ServiceAccountSecret, ServiceAccountSecretRequestBody } from '../../schemas/service-accounts.js';

export const createOrgServiceAccountSecret = operation({
  operationId: 'createOrgServiceAccountSecret',
  tag: 'Service Accounts',
  summary: 'Create another secret of a service account; the older one then expires within a week',
  method: 'POST',
  path: '/orgs/{orgId}/serviceAccounts/{clientId}/secrets',
  permission: 'organization.serviceAccounts.write',
  status: 201,
  body: ServiceAccountSecretRequestBody,
  response: ServiceAccountSecret,
  async handle({ services, caller, path, body, wire }) {
    const secret = await createSecret(services, caller, {
      scope: { kind: 'organization', id: path.orgId },
      clientId: path.clientId,
      terms: readSecretTerms(body, wire),
    });
    return presentSecret(secret);
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {},
  },
});
