import { wirePaths } from '../../domain/wire-paths.js';
import type { Wire } from './wire.js';

/** MongoDB Atlas Administration API v2, with headers as recorded (recorded responses, section 2). */
export const ATLAS: Wire & { readonly strictTransportSecurity: string } = {
  name: 'atlas',
  root: wirePaths.atlas.root,
  basePath: wirePaths.atlas.base,
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
  challengeHeaders: [],
  hasCodesForIds: false,
  // Recorded: DELETE /groups/, an empty body.
  methodRefusalHasBody: false,
  hasVersions: true,
  hasRateLimits: true,
  hasEnvelope: true,
  envelopeBeginsWith: 'content',
  namePrefix: '',
  jsonType: 'application/json',
  document: {
    path: wirePaths.atlas.document,
    title: 'Sallyport: MongoDB Atlas Administration API v2',
    version: '2.0',
  },
};
