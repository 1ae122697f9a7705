import { organizationCreation } from '../../../access/reach/organization-owner.js';
import { RefusalError, refuse } from '../../../domain/errors.js';
import { createOrganization } from '../../../services/organizations/create-organization.js';
import { operation } from '../../define-operation.js';
import { presentApiKey } from '../../presenters/api-key.js';
import { presentOrganization } from '../../presenters/organization.js';
import { presentOrgServiceAccount } from '../../presenters/service-account.js';
import { readSecretTerms } from '../../requests/secret-terms.js';
import { CreateOrganizationRequest, CreateOrganizationResponse } from '../../schemas/organizations.js';

export const createOrg = operation({
  operationId: 'createOrg',
  tag: 'Organizations',
  summary: 'Create an organization with its first credential; the only answer that shows its secret',
  method: 'POST',
  path: '/orgs',
  permission: 'authenticated',
  reach: organizationCreation,
  status: 201,
  body: CreateOrganizationRequest,
  response: CreateOrganizationResponse,
  async handle({ services, caller, body, wire, link }) {
    if (body.federationSettingsId)
      throw new RefusalError(refuse('FEATURE_UNSUPPORTED', 'federationSettingsId'));
    const ownerId = body.orgOwnerId || undefined;
    const skipDefaultAlertsSettings = body.skipDefaultAlertsSettings ?? false;
    const { organization, apiKey, serviceAccount } = await createOrganization(services, caller, {
      name: body.name,
      skipDefaultAlertsSettings,
      apiKey: body.apiKey && { description: body.apiKey.desc, roles: body.apiKey.roles },
      // Null is what clients send for an account they do not ask for.
      serviceAccount: body.serviceAccount
        ? {
            name: body.serviceAccount.name,
            description: body.serviceAccount.description,
            roles: body.serviceAccount.roles,
            secretTerms: readSecretTerms(body.serviceAccount, wire),
          }
        : undefined,
      ownerId,
    });
    return {
      ...(apiKey ? { apiKey: presentApiKey(apiKey.apiKey, link, apiKey.privateKey) } : {}),
      ...(ownerId === undefined ? {} : { orgOwnerId: ownerId }),
      organization: presentOrganization(organization, link),
      ...(serviceAccount
        ? { serviceAccount: presentOrgServiceAccount(serviceAccount.account, serviceAccount.secret) }
        : {}),
      skipDefaultAlertsSettings,
    };
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
  },
});
