import { readCredentialKind } from '../../../domain/credential-kinds.js';
import { listVisibleCredentials } from '../../../services/credentials/visible-credentials.js';
import { operation } from '../../define-operation.js';
import { presentCredential } from '../../presenters/credential.js';
import { CredentialListQuery, PaginatedCredentialOverview } from '../../schemas/credentials.js';

export const listGroupCredentials = operation({
  operationId: 'listGroupCredentials',
  tag: 'Private',
  summary: 'List the API keys and service accounts with roles in a project together, newest first',
  method: 'GET',
  path: '/groups/{groupId}/credentials',
  permission: 'project.apiKeys.read',
  query: CredentialListQuery,
  status: 200,
  response: PaginatedCredentialOverview,
  async handle({ services, caller, path, query, page, list }) {
    const { kind, search, withoutAccessList } = query;
    const { results, totalCount } = await listVisibleCredentials(
      services,
      caller,
      {
        scope: { kind: 'project', id: path.groupId },
        kind: kind && readCredentialKind(kind),
        search,
        withoutAccessList,
      },
      page,
    );
    const now = services.now();
    return list(
      results.map((credential) => presentCredential(credential, now)),
      totalCount,
    );
  },
  wires: {
    private: {},
  },
});
