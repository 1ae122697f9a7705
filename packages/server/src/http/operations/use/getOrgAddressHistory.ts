import { readAddressHistory } from '../../../services/use/address-history.js';
import { operation } from '../../define-operation.js';
import { presentAddressHistory } from '../../presenters/refusal.js';
import { AddressHistoryQuery, AddressHistoryView, readAddress } from '../../schemas/refusals.js';

export const getOrgAddressHistory = operation({
  operationId: 'getOrgAddressHistory',
  tag: 'Private',
  summary: 'Show what is known of an address that called with a credential of an organization, or tried to',
  method: 'GET',
  path: '/orgs/{orgId}/credentials/{credentialId}/addressHistory',
  permission: 'organization.serviceAccounts.read',
  query: AddressHistoryQuery,
  status: 200,
  response: AddressHistoryView,
  async handle({ services, caller, path, query }) {
    const address = readAddress(query.address);
    const scope = { kind: 'organization', id: path.orgId } as const;
    const asked = { credentialId: path.credentialId, address };
    return presentAddressHistory(address.text, await readAddressHistory(services, caller, scope, asked));
  },
  wires: {
    private: {},
  },
});
