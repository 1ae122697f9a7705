import { defineOperation } from '../../operation.js';
import { ControlPlaneIPAddresses } from '../../schemas/root.js';

/** No region of any cloud calls from, or is called by, a server that somebody runs on their own. */
const NO_REGIONS = { aws: {}, azure: {}, gcp: {} };

export const listControlPlaneIpAddresses = defineOperation({
  operationId: 'listControlPlaneIpAddresses',
  tag: 'Root',
  summary: 'List the addresses of the control plane; a self-hosted server has none',
  method: 'GET',
  path: '/api/atlas/v2/unauth/controlPlaneIPAddresses',
  permission: 'public',
  versions: {
    '2023-11-15': {
      status: 200,
      response: ControlPlaneIPAddresses,
      handle: (): ControlPlaneIPAddresses => ({ gateways: [], inbound: NO_REGIONS, outbound: NO_REGIONS }),
    },
  },
});
