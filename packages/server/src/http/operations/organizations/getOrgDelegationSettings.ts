import { delegationSettingsOf } from '../../../services/organizations/delegation-settings.js';
import { requireOrganization } from '../../../services/organizations/require-organization.js';
import { defineOperation } from '../../operation.js';
import { OrgDelegationSettingsResponse } from '../../schemas/delegation-settings.js';

export const getOrgDelegationSettings = defineOperation({
  operationId: 'getOrgDelegationSettings',
  tag: 'Organizations',
  summary: 'Show what third parties may do on behalf of people of an organization',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/delegationSettings',
  permission: 'organization.settings.read',
  versions: {
    '2025-03-12': {
      status: 200,
      response: OrgDelegationSettingsResponse,
      async handle({ services, path }) {
        return delegationSettingsOf(await requireOrganization(services.store.reader, path.orgId));
      },
    },
  },
});
