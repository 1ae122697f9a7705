import { readableCredential } from '../../../access/reach/readable-credentials.js';
import { requireVisibleCredential } from '../../../services/credentials/visible-credentials.js';
import { operation } from '../../define-operation.js';
import { presentCredential } from '../../presenters/credential.js';
import { CredentialOverview } from '../../schemas/credentials.js';

export const getOrgCredential = operation({
  operationId: 'getOrgCredential',
  tag: 'Private',
  summary: 'Show an API key or service account of an organization, by its ID or client ID, as the list does',
  method: 'GET',
  path: '/orgs/{orgId}/credentials/{credentialId}',
  permission: 'organization.apiKeys.read',
  reach: readableCredential,
  status: 200,
  response: CredentialOverview,
  async handle({ services, caller, path }) {
    const scope = { kind: 'organization', id: path.orgId } as const;
    const credential = await requireVisibleCredential(services, caller, scope, path.credentialId);
    return presentCredential(credential, services.now());
  },
  wires: {
    private: {},
  },
});
