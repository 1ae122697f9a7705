import { readableCredentials } from '../../../access/reach/readable-credentials.js';
import { readCredentialKind } from '../../../domain/credential-kinds.js';
import { listVisibleCredentials } from '../../../services/credentials/visible-credentials.js';
import { operation } from '../../define-operation.js';
import { presentCredential } from '../../presenters/credential.js';
import { CredentialListQuery, PaginatedCredentialOverview } from '../../schemas/credentials.js';

export const listOrgCredentials = operation({
  operationId: 'listOrgCredentials',
  tag: 'Private',
  summary:
    'List the API keys and service accounts of an organization together, newest first; service accounts only for callers who may read them',
  method: 'GET',
  path: '/orgs/{orgId}/credentials',
  permission: 'organization.apiKeys.read',
  reach: readableCredentials,
  query: CredentialListQuery,
  status: 200,
  response: PaginatedCredentialOverview,
  async handle({ services, caller, path, query, page, list }) {
    const { kind, search, withoutAccessList } = query;
    const { results, totalCount } = await listVisibleCredentials(
      services,
      caller,
      {
        scope: { kind: 'organization', id: path.orgId },
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
