import type { OperationDefinition } from '../../define-operation.js';
import { getRateLimit } from './getRateLimit.js';
import { listRateLimits } from './listRateLimits.js';

export const rateLimits: readonly OperationDefinition[] = [listRateLimits, getRateLimit];
