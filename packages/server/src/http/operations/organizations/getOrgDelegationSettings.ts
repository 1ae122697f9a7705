import { requireOrganization } from '../../../changes/organizations/require-organization.js';
import { delegationSettingsOf } from '../../../services/organizations/delegation-settings.js';
import { operation } from '../../define-operation.js';
import { OrgDelegationSettingsResponse } from '../../schemas/delegation-settings.js';

export const getOrgDelegationSettings = operation({
  operationId: 'getOrgDelegationSettings',
  tag: 'Organizations',
  summary: 'Show the delegation settings: what third parties can do on behalf of users of an organization',
  method: 'GET',
  path: '/orgs/{orgId}/delegationSettings',
  permission: 'organization.settings.read',
  status: 200,
  response: OrgDelegationSettingsResponse,
  async handle({ services, path }) {
    return delegationSettingsOf(await requireOrganization(services.store.reader, path.orgId));
  },
  wires: {
    atlas: { versions: { '2025-03-12': {} } },
  },
});
