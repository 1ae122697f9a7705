import { requireOrganization } from '../../../changes/organizations/require-organization.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/organization.js';
import { presentOrganization } from '../../presenters/organization.js';
import { Organization } from '../../schemas/cloud-manager/organizations.js';
import { AtlasOrganization } from '../../schemas/organizations.js';

export const getOrg = operation({
  operationId: 'getOrg',
  tag: 'Organizations',
  summary: 'Show an organization',
  method: 'GET',
  path: '/orgs/{orgId}',
  permission: 'organization.read',
  status: 200,
  response: AtlasOrganization,
  handle: ({ services, path }) => requireOrganization(services.store.reader, path.orgId),
  wires: {
    atlas: {
      present: (organization, { link }) => presentOrganization(organization, link),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      response: Organization,
      present: (organization, { link }) => cloudManager.presentOrganization(organization, link),
    },
  },
});
