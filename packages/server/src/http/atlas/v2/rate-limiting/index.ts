import type { Operation } from '../../../operation.js';
import { getRateLimit } from './getRateLimit.js';
import { listRateLimits } from './listRateLimits.js';

export const rateLimiting: readonly Operation[] = [listRateLimits, getRateLimit];
