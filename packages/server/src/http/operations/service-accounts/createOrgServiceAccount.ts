import { createOrganizationServiceAccount } from '../../../services/service-accounts/create-service-account.js';
import { defineOperation } from '../../operation.js';
import { presentOrgServiceAccount } from '../../presenters/service-account.js';
import { readHours } from '../../requests/hours.js';
import { OrgServiceAccount, OrgServiceAccountRequestBody } from '../../schemas/service-accounts.js';

export const createOrgServiceAccount = defineOperation({
  operationId: 'createOrgServiceAccount',
  tag: 'Service Accounts',
  summary: 'Create a service account in an organization; the only answer that shows its secret',
  method: 'POST',
  path: '/api/atlas/v2/orgs/{orgId}/serviceAccounts',
  permission: 'organization.serviceAccounts.write',
  versions: {
    '2024-08-05': {
      status: 201,
      body: OrgServiceAccountRequestBody,
      response: OrgServiceAccount,
      async handle({ services, caller, path, body }) {
        const { account, secret } = await createOrganizationServiceAccount(services, caller, {
          organizationId: path.orgId,
          name: body.name,
          description: body.description,
          roles: body.roles,
          secretValidity: { hours: readHours(body.secretExpiresAfterHours) },
        });
        return presentOrgServiceAccount(account, secret);
      },
    },
  },
});
