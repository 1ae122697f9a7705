import { updateOrganization } from '../../../services/organizations/update-organization.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/organization.js';
import { presentOrganization } from '../../presenters/organization.js';
import { Organization, OrganizationRequest } from '../../schemas/cloud-manager/organizations.js';
import { AtlasOrganization, AtlasOrganizationRequest } from '../../schemas/organizations.js';

export const updateOrg = operation({
  operationId: 'updateOrg',
  tag: 'Organizations',
  summary: 'Rename an organization, or set whether its projects go without default alerts',
  method: 'PATCH',
  path: '/orgs/{orgId}',
  permission: 'organization.write',
  status: 200,
  body: AtlasOrganizationRequest,
  response: AtlasOrganization,
  handle: ({ services, caller, path, body }) =>
    updateOrganization(services, caller, {
      id: path.orgId,
      name: body.name,
      skipDefaultAlertsSettings: body.skipDefaultAlertsSettings,
    }),
  wires: {
    atlas: {
      present: (organization, { link }) => presentOrganization(organization, link),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      summary: 'Rename an organization',
      body: OrganizationRequest,
      response: Organization,
      present: (organization, { link }) => cloudManager.presentOrganization(organization, link),
    },
  },
});
