import { listVisibleCredentials } from '../../../services/credentials/visible-credentials.js';
import type { CredentialScope } from '../../../store/queries/credential-filter.js';
import { operation } from '../../define-operation.js';
import { presentCredential } from '../../presenters/credential.js';
import { reachedProject, readCredentialFilter } from '../../requests/credential-filter.js';
import { readRoleFilter } from '../../requests/role-filter.js';
import { GroupCredentialsQuery, PaginatedCredentialOverview } from '../../schemas/credentials.js';

export const listGroupCredentials = operation({
  operationId: 'listGroupCredentials',
  tag: 'Private',
  summary:
    'List the API keys and service accounts with roles in a project together, newest first unless another order is asked for',
  method: 'GET',
  path: '/groups/{groupId}/credentials',
  permission: 'project.apiKeys.read',
  query: GroupCredentialsQuery,
  status: 200,
  response: PaginatedCredentialOverview,
  async handle({ services, caller, path, query, page, list }) {
    const now = services.now();
    const scope: CredentialScope = query.includeOrgRoles
      ? await reachedProject(services.store.reader, path.groupId)
      : { kind: 'project', id: path.groupId };
    const { results, totalCount } = await listVisibleCredentials(
      services,
      caller,
      {
        ...readCredentialFilter(query, now),
        role: await readRoleFilter(services.store.reader, query.role, { scope: 'project', id: path.groupId }),
        scope,
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
