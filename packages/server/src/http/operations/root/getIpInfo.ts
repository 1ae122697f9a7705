import { Type } from 'typebox';
import { operation } from '../../define-operation.js';

/** Clients ask this for `--currentIp`. The field name speaks of IPv4; a caller over IPv6 gets its IPv6 address in it. */
export const getIpInfo = operation({
  operationId: 'getIpInfo',
  tag: 'Private',
  summary: 'Show the address that the caller is seen to call from',
  method: 'GET',
  path: '/ipinfo',
  permission: 'authenticated',
  status: 200,
  response: Type.Object({ currentIpv4Address: Type.String() }),
  handle: ({ caller }) => ({ currentIpv4Address: caller.address }),
  wires: {
    private: {},
  },
});
