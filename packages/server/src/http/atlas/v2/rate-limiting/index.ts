import type { Operation } from '../../../operation.js';
import { getRateLimit } from '../../../operations/rate-limits/getRateLimit.js';
import { listRateLimits } from '../../../operations/rate-limits/listRateLimits.js';

export const rateLimiting: readonly Operation[] = [listRateLimits, getRateLimit];
