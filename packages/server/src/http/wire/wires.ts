/** What sets one public wire apart from the other. All else about an answer is the same on both. */
export interface Wire {
  readonly name: 'atlas' | 'cloudManager';
  /** What the paths of its operations begin with. */
  readonly basePath: string;
  readonly strictTransportSecurity: string;
  /** Headers of every answer but the challenge: name, value, name, value. */
  readonly headers: readonly string[];
  /** Whether errors name their code in `X-Error-Code` as well. */
  readonly hasErrorHeader: boolean;
  /** Whether the `Accept` header asks for a version. */
  readonly hasVersions: boolean;
  /** Whether requests are limited (domain/rate-limits.ts). */
  readonly hasRateLimits: boolean;
  /** Which member of an envelope comes first. */
  readonly envelopeBeginsWith: 'content' | 'status';
}

/** Headers as recorded (recorded responses, section 2). Whatever is beside the two wires is answered in this form too. */
export const ATLAS: Wire = {
  name: 'atlas',
  basePath: '/api/atlas/v2',
  strictTransportSecurity: 'max-age=31536000; includeSubdomains;',
  headers: [
    'Server',
    'mdbws',
    'Referrer-Policy',
    'strict-origin-when-cross-origin',
    'X-Content-Type-Options',
    'nosniff',
    'X-Frame-Options',
    'DENY',
    'X-Permitted-Cross-Domain-Policies',
    'none',
  ],
  hasErrorHeader: true,
  hasVersions: true,
  hasRateLimits: true,
  envelopeBeginsWith: 'content',
};

/** Headers and envelope as the pages of the Cloud Manager Public API show them. */
export const CLOUD_MANAGER: Wire = {
  name: 'cloudManager',
  basePath: '/api/public/v1.0',
  strictTransportSecurity: 'max-age=300',
  headers: ['Server', 'mdbws'],
  hasErrorHeader: false,
  hasVersions: false,
  hasRateLimits: false,
  envelopeBeginsWith: 'status',
};

/** The wire that a path belongs to, be there an operation or not. */
export function wireOf(path: string): Wire {
  return path.startsWith('/api/public/') ? CLOUD_MANAGER : ATLAS;
}
