import { Type } from 'typebox';
import { updateOrganizationSettings } from '../../../services/organizations/update-settings.js';
import { operation } from '../../define-operation.js';
import { presentOrganizationSettings, readSettingsChange } from '../../presenters/organization-settings.js';
import { OrganizationSettings, OrganizationSettingsRequest } from '../../schemas/organization-settings.js';

export const updateOrgSettings = operation({
  operationId: 'updateOrgSettings',
  tag: 'Organizations',
  summary: 'Change settings of an organization; answers all of them',
  method: 'PATCH',
  path: '/orgs/{orgId}/settings',
  permission: 'organization.settings.write',
  query: Type.Object({
    // Not published: the live service has no such guard.
    force: Type.Optional(
      Type.Boolean({
        default: false,
        description:
          'Sallyport only: require access lists even if that locks out the calling credential, as the live service does',
      }),
    ),
  }),
  status: 200,
  body: OrganizationSettingsRequest,
  response: OrganizationSettings,
  async handle({ services, caller, path, query, body }) {
    const settings = await updateOrganizationSettings(services, caller, {
      organizationId: path.orgId,
      change: readSettingsChange(body),
      force: query.force ?? false,
    });
    return presentOrganizationSettings(settings);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
