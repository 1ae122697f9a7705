import { updateOrganizationServiceAccount } from '../../../services/service-accounts/update-organization-account.js';
import { operation } from '../../define-operation.js';
import { presentOrgServiceAccount } from '../../presenters/service-account.js';
import { OrganizationServiceAccountUpdate } from '../../schemas/cloud-manager/service-accounts.js';
import { ForceQuery } from '../../schemas/queries.js';
import { OrgServiceAccount, OrgServiceAccountUpdateRequestBody } from '../../schemas/service-accounts.js';

export const updateOrgServiceAccount = operation({
  operationId: 'updateOrgServiceAccount',
  tag: 'Service Accounts',
  summary: 'Change name, description or organization roles of a service account',
  method: 'PATCH',
  path: '/orgs/{orgId}/serviceAccounts/{clientId}',
  permission: 'organization.serviceAccounts.write',
  query: ForceQuery,
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
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: { body: OrganizationServiceAccountUpdate },
  },
});
