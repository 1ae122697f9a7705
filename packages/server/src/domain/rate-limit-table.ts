import { callerRateLimits } from './rate-limit-table/caller.js';
import { organizationRateLimits } from './rate-limit-table/organization.js';
import { projectRateLimits } from './rate-limit-table/project.js';

/**
 * The published table (Atlas documentation, "API rate limits", April 2026) for what this server serves, from a file for
 * each kind of bucket. Names, numbers and members are as published.
 */
export const rateLimitTable = { ...organizationRateLimits, ...projectRateLimits, ...callerRateLimits };
