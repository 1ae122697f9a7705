import { createOrganizationServiceAccount } from '../../../services/service-accounts/create-service-account.js';
import { operation } from '../../define-operation.js';
import { presentOrgServiceAccount } from '../../presenters/service-account.js';
import { readSecretTerms } from '../../requests/secret-terms.js';
import { OrgServiceAccount, OrgServiceAccountRequestBody } from '../../schemas/service-accounts.js';

export const createOrgServiceAccount = operation({
  operationId: 'createOrgServiceAccount',
  tag: 'Service Accounts',
  summary: 'Create a service account in an organization; the only answer that shows its secret',
  method: 'POST',
  path: '/orgs/{orgId}/serviceAccounts',
  permission: 'organization.serviceAccounts.write',
  status: 201,
  body: OrgServiceAccountRequestBody,
  response: OrgServiceAccount,
  async handle({ services, caller, path, body, wire }) {
    const { account, secret } = await createOrganizationServiceAccount(services, caller, {
      organizationId: path.orgId,
      name: body.name,
      description: body.description,
      roles: body.roles,
      secretTerms: readSecretTerms(body, wire),
    });
    return presentOrgServiceAccount(account, secret);
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {},
  },
});
