import { requireEntry } from '../../../../services/access-lists/require-entry.js';
import { changeableApiKeyList } from '../../../../services/api-keys/changeable-list.js';
import { defineOperation } from '../../../operation.js';
import { presentAccessListEntry } from '../../../presenters/cloud-manager/access-list-entry.js';
import { UserAccessListResponse } from '../../../schemas/access-list-entries.js';

export const getOrgApiKeyAccessListEntry = defineOperation({
  operationId: 'getOrgApiKeyAccessListEntry',
  tag: 'Programmatic API Keys',
  summary: 'Show one entry of the access list of an API key',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}/accessList/{ipAddress}',
  // The key itself may do this, and whoever manages all that it reaches; the service decides.
  permission: 'organization.apiKeys.read',
  alsoNeeds: {
    permission: 'organization.apiKeys.write',
    unless: 'the key is the caller itself, or reaches nothing but projects whose keys the caller manages',
  },
  versions: {
    unversioned: {
      status: 200,
      response: UserAccessListResponse,
      async handle({ services, caller, path, link }) {
        const { reader } = services.store;
        const key = { organizationId: path.orgId, id: path.apiKeyId };
        const holder = await changeableApiKeyList(caller, key)(reader);
        return presentAccessListEntry(await requireEntry(reader, holder, path.ipAddress), key, link);
      },
    },
  },
});
