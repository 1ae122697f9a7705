import { wirePaths } from '../../domain/wire-paths.js';
import { ATLAS } from './atlas.js';
import type { Wire } from './wire.js';

/**
 * What the server says of itself, at the paths that tools ask for: health, metrics, the metadata of OAuth, and the page that
 * sets it up. Plain answers, without the headers and the envelope of the API.
 */
export const SERVER: Wire = {
  ...ATLAS,
  name: 'server',
  root: undefined,
  basePath: wirePaths.server.base,
  strictTransportSecurity: undefined,
  headers: [],
  hasVersions: false,
  hasRateLimits: false,
  hasEnvelope: false,
  namePrefix: 'server.',
  jsonType: 'application/json; charset=utf-8',
  form: {
    type: 'application/x-www-form-urlencoded',
    // Of a field that is sent twice the first counts.
    read: (text) => ({ value: Object.fromEntries([...new URLSearchParams(text)].reverse()) }),
  },
  errors: {
    form: 'API',
    descriptions: {
      400: 'The request is not valid.',
      413: 'The body is larger than 16 KiB.',
      415: 'The Content-Type is no media type, or the body is compressed.',
      431: 'The address or the headers are too long.',
      500: 'Something failed on the server.',
      503: 'The server cannot answer at the moment.',
      507: 'The disk of the server has no space for the change.',
    },
  },
};
