import { updateDelegationSettings } from '../../../services/organizations/delegation-settings.js';
import { operation } from '../../define-operation.js';
import {
  OrgDelegationSettingsResponse,
  OrgDelegationSettingsUpdateRequest,
} from '../../schemas/delegation-settings.js';

export const updateOrgDelegationSettings = operation({
  operationId: 'updateOrgDelegationSettings',
  tag: 'Organizations',
  summary: 'Change the delegation settings: what third parties can do on behalf of users of an organization',
  method: 'PATCH',
  path: '/orgs/{orgId}/delegationSettings',
  permission: 'organization.settings.write',
  status: 200,
  body: OrgDelegationSettingsUpdateRequest,
  response: OrgDelegationSettingsResponse,
  handle: ({ services, caller, path, body }) => updateDelegationSettings(services, caller, path.orgId, body),
  wires: {
    atlas: { versions: { '2025-03-12': {} } },
  },
});
