import { operation } from '../../define-operation.js';
import { ControlPlaneIPAddresses } from '../../schemas/root.js';

/** No region of any cloud calls from, or is called by, a server that somebody runs on their own. */
const NO_REGIONS = { aws: {}, azure: {}, gcp: {} };

export const listControlPlaneIpAddresses = operation({
  operationId: 'listControlPlaneIpAddresses',
  tag: 'Root',
  summary: 'List the addresses of the control plane; a self-hosted server has none',
  method: 'GET',
  path: '/unauth/controlPlaneIPAddresses',
  permission: 'public',
  status: 200,
  response: ControlPlaneIPAddresses,
  handle: (): ControlPlaneIPAddresses => ({ gateways: [], inbound: NO_REGIONS, outbound: NO_REGIONS }),
  wires: {
    atlas: { versions: { '2023-11-15': {} } },
  },
});
