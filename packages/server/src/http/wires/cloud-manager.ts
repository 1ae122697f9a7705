import { wirePaths } from '../../domain/wire-paths.js';
import type { Wire } from './wire.js';

/** Cloud Manager Public API v1.0, with headers and envelope as its pages show them. */
export const CLOUD_MANAGER: Wire = {
  name: 'cloudManager',
  root: wirePaths.cloudManager.root,
  basePath: wirePaths.cloudManager.base,
  strictTransportSecurity: 'max-age=300',
  // Not on its pages; answers are JSON, and nothing else is to be made of them.
  headers: ['Server', 'mdbws', 'X-Content-Type-Options', 'nosniff'],
  hasErrorHeader: false,
  challengeHeaders: [],
  hasCodesForIds: true,
  methodRefusalHasBody: true,
  hasVersions: false,
  hasRateLimits: false,
  // A year as this wire counts it: 365.25 days.
  unsetSecretMaxHours: 8766,
  hasEnvelope: true,
  envelopeBeginsWith: 'status',
  namePrefix: 'cloudManager.',
  jsonType: 'application/json',
  document: {
    path: wirePaths.cloudManager.document,
    title: 'Sallyport: Cloud Manager Public API',
    version: '1.0',
  },
};

/** To look at the service accounts of an organization, any role in it will do here; the Atlas wire asks for more. */
export const LOOKS_AT_ACCOUNTS = 'organization.read';
