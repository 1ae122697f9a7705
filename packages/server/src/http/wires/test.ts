import { wirePaths } from '../../domain/wire-paths.js';
import { SERVER } from './server.js';
import type { Wire } from './wire.js';

const { form: _form, ...likeServer } = SERVER;

/** What tests ask of a server that was started for them: faults, the clock, the calls it answered, its state. */
export const TEST: Wire = {
  ...likeServer,
  name: 'test',
  basePath: wirePaths.test.base,
  // A clock that was read before it was moved, or calls before the last one, would mislead a test.
  headers: ['Cache-Control', 'no-store'],
  namePrefix: 'test.',
  errors: {
    form: 'API',
    descriptions: {
      400: 'The request is not valid, or the rule could never fire.',
      403: 'The caller is not on this machine, or is a web page.',
      404: 'There is no snapshot of this name.',
      409: 'There are as many snapshots as are kept.',
      413: 'The body is too large.',
      415: 'The body is not JSON.',
      500: 'Something failed on the server.',
    },
  },
  document: {
    path: wirePaths.test.document,
    title: 'Sallyport test controls',
    version: '1',
  },
};
