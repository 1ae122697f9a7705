import type { Operation } from '../../../operation.js';
import { getSystemStatus } from './getSystemStatus.js';

export const root: readonly Operation[] = [getSystemStatus];
