import { readAddressHistory } from '../../../services/use/address-history.js';
import { operation } from '../../define-operation.js';
import { presentAddressHistory } from '../../presenters/refusal.js';
import { AddressHistoryQuery, AddressHistoryView, readAddress } from '../../schemas/refusals.js';

export const getGroupAddressHistory = operation({
  operationId: 'getGroupAddressHistory',
  tag: 'Private',
  summary: 'Show what is known of an address that called with a credential of a project, or tried to',
  method: 'GET',
  path: '/groups/{groupId}/credentials/{credentialId}/addressHistory',
  permission: 'project.serviceAccounts.read',
  query: AddressHistoryQuery,
  status: 200,
  response: AddressHistoryView,
  async handle({ services, caller, path, query }) {
    const address = readAddress(query.address);
    const scope = { kind: 'project', id: path.groupId } as const;
    const asked = { credentialId: path.credentialId, address };
    return presentAddressHistory(address.text, await readAddressHistory(services, caller, scope, asked));
  },
  wires: {
    private: {},
  },
});
