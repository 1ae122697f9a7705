import { callerLimits } from './rate-limit-table/caller.js';
import { organizationLimits } from './rate-limit-table/organization.js';
import { projectLimits } from './rate-limit-table/project.js';

/**
 * The published table (Atlas documentation, "API rate limits", April 2026) for what this server serves, from a file for
 * each kind of bucket. Names, numbers and members are as published.
 */
export const rateLimitTable = { ...organizationLimits, ...projectLimits, ...callerLimits };
