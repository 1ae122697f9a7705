import { wirePaths } from '../../domain/wire-paths.js';
import { ATLAS } from './atlas.js';
import type { Wire } from './wire.js';

/**
 * The Atlas Administration API v1.0, which came before the versions: plain JSON in the form of the first of them. Vault's
 * engine and the old Go client call it. It publishes no rate limits.
 */
export const ATLAS_V1: Wire = {
  ...ATLAS,
  name: 'atlasV1',
  root: wirePaths.atlasV1.root,
  basePath: wirePaths.atlasV1.base,
  hasVersions: false,
  hasRateLimits: false,
  namePrefix: 'atlasV1.',
  document: {
    path: wirePaths.atlasV1.document,
    title: 'Sallyport: MongoDB Atlas Administration API v1.0',
    version: '1.0',
  },
};
