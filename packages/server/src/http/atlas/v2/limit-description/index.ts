import type { Operation } from '../../../operation.js';
import { getDefaultGroupLimit } from '../../../operations/projects/getDefaultGroupLimit.js';
import { listDefaultGroupLimits } from '../../../operations/projects/listDefaultGroupLimits.js';

export const limitDescription: readonly Operation[] = [listDefaultGroupLimits, getDefaultGroupLimit];
