import type { Operation } from '../../../operation.js';
import { getSystemStatus } from '../../../operations/root/getSystemStatus.js';
import { listControlPlaneIpAddresses } from '../../../operations/root/listControlPlaneIpAddresses.js';

export const root: readonly Operation[] = [getSystemStatus, listControlPlaneIpAddresses];
