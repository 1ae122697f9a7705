import { wirePaths } from '../../domain/wire-paths.js';
import { ATLAS } from './atlas.js';
import type { Wire } from './wire.js';

/** Recorded on GET /api/private/ipinfo, on success and on the challenge. */
const PROXY_HEADERS = ['X-Xgen-Up-Proto', 'HTTP/2'];

/** What Sallyport has beside the published APIs: it answers in the form of the Atlas wire, and is described with it. */
export const PRIVATE: Wire = {
  ...ATLAS,
  name: 'private',
  root: wirePaths.private.root,
  basePath: wirePaths.private.base,
  headers: [...ATLAS.headers, ...PROXY_HEADERS],
  challengeHeaders: PROXY_HEADERS,
  methodRefusalHasBody: true,
};
