import type { Operation } from '../../../operation.js';
import { getSystemStatus } from './getSystemStatus.js';
import { listControlPlaneIpAddresses } from './listControlPlaneIpAddresses.js';

export const root: readonly Operation[] = [getSystemStatus, listControlPlaneIpAddresses];
