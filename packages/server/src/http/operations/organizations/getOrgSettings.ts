import { requireOrganization } from '../../../changes/organizations/require-organization.js';
import { settingsOf } from '../../../changes/organizations/settings.js';
import { operation } from '../../define-operation.js';
import { presentOrganizationSettings } from '../../presenters/organization-settings.js';
import { OrganizationSettings } from '../../schemas/organization-settings.js';

export const getOrgSettings = operation({
  operationId: 'getOrgSettings',
  tag: 'Organizations',
  summary: 'Show the settings of an organization',
  method: 'GET',
  path: '/orgs/{orgId}/settings',
  permission: 'organization.settings.read',
  status: 200,
  response: OrganizationSettings,
  async handle({ services, path }) {
    const organization = await requireOrganization(services.store.reader, path.orgId);
    return presentOrganizationSettings(settingsOf(organization));
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
