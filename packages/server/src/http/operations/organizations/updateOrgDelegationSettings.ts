import { updateDelegationSettings } from '../../../services/organizations/delegation-settings.js';
import { defineOperation } from '../../operation.js';
import {
  OrgDelegationSettingsResponse,
  OrgDelegationSettingsUpdateRequest,
} from '../../schemas/delegation-settings.js';

export const updateOrgDelegationSettings = defineOperation({
  operationId: 'updateOrgDelegationSettings',
  tag: 'Organizations',
  summary: 'Change what third parties may do on behalf of people of an organization',
  method: 'PATCH',
  path: '/api/atlas/v2/orgs/{orgId}/delegationSettings',
  permission: 'organization.settings.write',
  versions: {
    '2025-03-12': {
      status: 200,
      body: OrgDelegationSettingsUpdateRequest,
      response: OrgDelegationSettingsResponse,
      handle: ({ services, caller, path, body }) =>
        updateDelegationSettings(services, caller, path.orgId, body),
    },
  },
});
