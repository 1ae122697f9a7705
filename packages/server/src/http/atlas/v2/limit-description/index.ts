import type { Operation } from '../../../operation.js';
import { getDefaultGroupLimit } from './getDefaultGroupLimit.js';
import { listDefaultGroupLimits } from './listDefaultGroupLimits.js';

export const limitDescription: readonly Operation[] = [listDefaultGroupLimits, getDefaultGroupLimit];
