import { requireVisibleCredential } from '../../../services/credentials/visible-credentials.js';
import { operation } from '../../define-operation.js';
import { presentCredential } from '../../presenters/credential.js';
import { reachedProject } from '../../requests/credential-filter.js';
import { CredentialOverview } from '../../schemas/credentials.js';

export const getGroupCredential = operation({
  operationId: 'getGroupCredential',
  tag: 'Private',
  summary:
    'Show an API key or service account that reaches a project, by its ID or client ID, as the list does',
  method: 'GET',
  path: '/groups/{groupId}/credentials/{credentialId}',
  permission: 'project.apiKeys.read',
  status: 200,
  response: CredentialOverview,
  async handle({ services, caller, path }) {
    const scope = await reachedProject(services.store.reader, path.groupId);
    const credential = await requireVisibleCredential(services, caller, scope, path.credentialId);
    return presentCredential(credential, services.now());
  },
  wires: {
    private: {},
  },
});
