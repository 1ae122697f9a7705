import { published } from './define-error.js';

/** Rate limits. */
export const rateLimitErrors = {
  RATE_LIMITED: published({
    status: 429,
    detail: (resource: string, requests: number, minutes: number, _retry: number) =>
      `Resource ${resource} is limited to ${requests} requests every ${spanText(minutes)}.`,
    parameters: ['resource', 'requests', 'minutes'],
    wire: (resource, requests, minutes, _retry) => [resource, requests, minutes],
    headers: (_resource, _requests, _minutes, retry) => ({ 'Retry-After': String(retry) }),
    meaning:
      'One client sent too many requests to the token endpoints from one address; or a caller of a guarded API sent more than its definition lets through on one node.',
    fix: 'Use an access token for its whole hour instead of requesting one per call. Wait for the seconds in `Retry-After`.',
  }),
  RATE_LIMITED_TOKEN_BUCKET: published({
    status: 429,
    detail: (path: string, retry: number, capacity: number, refill: number, refillSeconds: number) =>
      `Rate limit exceeded for ${path}. Please retry after ${retry} seconds. ` +
      `Request capacity: ${capacity}. Refill rate: ${refill} per ${refillSeconds} seconds. ` +
      'For more information, see: http://dochub.mongodb.org/core/atlas-api-rate-limit.',
    parameters: ['path', 'seconds to wait', 'capacity', 'refill', 'seconds per refill'],
    headers: (_path, retry) => ({ 'Retry-After': String(retry) }),
    meaning:
      'The rate limit of the endpoint set is used up for this organization, project, caller or address. Refused requests are counted separately, for each caller.',
    fix: 'Wait for the seconds in `Retry-After`; GET /rateLimits lists every endpoint set.',
  }),
};

/** As published in minutes; limits of guarded APIs can be of seconds. */
function spanText(minutes: number): string {
  return minutes % 1 > 0 ? `${Math.round(minutes * 60)} seconds` : `${minutes} minutes`;
}
