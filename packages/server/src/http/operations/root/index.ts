import type { OperationDefinition } from '../../define-operation.js';
import { getDefaultMongoDbMajorVersion } from './getDefaultMongoDbMajorVersion.js';
import { getIpInfo } from './getIpInfo.js';
import { getSystemStatus } from './getSystemStatus.js';
import { listControlPlaneIpAddresses } from './listControlPlaneIpAddresses.js';

export const root: readonly OperationDefinition[] = [
  getSystemStatus,
  listControlPlaneIpAddresses,
  getIpInfo,
  getDefaultMongoDbMajorVersion,
];
