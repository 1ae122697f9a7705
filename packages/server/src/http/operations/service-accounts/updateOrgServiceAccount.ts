import { updateOrganizationServiceAccount } from '../../../services/service-accounts/update-organization-account.js';
import { defineOperation } from '../../operation.js';
import { presentOrgServiceAccount } from '../../presenters/service-account.js';
import { ForceQuery } from '../../schemas/queries.js';
import { OrgServiceAccount, OrgServiceAccountUpdateRequestBody } from '../../schemas/service-accounts.js';

export const updateOrgServiceAccount = defineOperation({
  operationId: 'updateOrgServiceAccount',
  tag: 'Service Accounts',
  summary: 'Change name, description or organization roles of a service account',
  method: 'PATCH',
  path: '/api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}',
  permission: 'organization.serviceAccounts.write',
  query: ForceQuery,
  versions: {
    '2024-08-05': {
      status: 200,
      body: OrgServiceAccountUpdateRequestBody,
      response: OrgServiceAccount,
      async handle({ services, caller, path, query, body }) {
        const account = await updateOrganizationServiceAccount(services, caller, {
          organizationId: path.orgId,
          clientId: path.clientId,
          name: body.name,
          description: body.description,
          roles: body.roles,
          force: query.force ?? false,
        });
        return presentOrgServiceAccount(account);
      },
    },
  },
});
