import { serviceAccountOfProject } from '../../../access/reach/service-account.js';
import { createSecret } from '../../../services/service-accounts/secrets.js';
import { operation } from '../../define-operation.js';
import { presentSecret } from '../../presenters/service-account.js';
import { readSecretTerms } from '../../requests/secret-terms.js';
import { ServiceAccountSecret, ServiceAccountSecretRequestBody } from '../../schemas/service-accounts.js';

export const createGroupServiceAccountSecret = operation({
  operationId: 'createGroupServiceAccountSecret',
  tag: 'Service Accounts',
  summary: 'Create another secret of a service account assigned to a project',
  method: 'POST',
  path: '/groups/{groupId}/serviceAccounts/{clientId}/secrets',
  permission: 'project.serviceAccounts.write',
  reach: serviceAccountOfProject,
  status: 201,
  body: ServiceAccountSecretRequestBody,
  response: ServiceAccountSecret,
  async handle({ services, caller, path, body, wire }) {
    const secret = await createSecret(services, caller, {
      scope: { kind: 'project', id: path.groupId },
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
