import { readableCredentials } from '../../../access/reach/readable-credentials.js';
import { listVisibleCredentials } from '../../../services/credentials/visible-credentials.js';
import { operation } from '../../define-operation.js';
import { presentCredential } from '../../presenters/credential.js';
import { readCredentialFilter } from '../../requests/credential-filter.js';
import { readRoleFilter } from '../../requests/role-filter.js';
import { OrgCredentialsQuery, PaginatedCredentialOverview } from '../../schemas/credentials.js';

export const listOrgCredentials = operation({
  operationId: 'listOrgCredentials',
  tag: 'Private',
  summary:
    'List the API keys and service accounts of an organization together, newest first unless another order is asked for; service accounts only for callers who may read them',
  method: 'GET',
  path: '/orgs/{orgId}/credentials',
  permission: 'organization.apiKeys.read',
  reach: readableCredentials,
  query: OrgCredentialsQuery,
  status: 200,
  response: PaginatedCredentialOverview,
  async handle({ services, caller, path, query, page, list }) {
    const now = services.now();
    const { results, totalCount } = await listVisibleCredentials(
      services,
      caller,
      {
        ...readCredentialFilter(query, now),
        role: await readRoleFilter(services.store.reader, query.role, {
          scope: 'organization',
          id: path.orgId,
        }),
        scope: { kind: 'organization', id: path.orgId },
        inProject: query.groupId,
        notInProject: query.withoutGroupId,
      },
      page,
      query.sort,
    );
    return list(
      results.map((credential) => presentCredential(credential, now)),
      totalCount,
    );
  },
  wires: {
    private: {},
  },
});
