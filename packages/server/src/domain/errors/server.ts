import { published } from './define-error.js';

/** The server itself. */
export const serverErrors = {
  UNEXPECTED_ERROR: published({
    // The 401 challenge carries this code too, with its own body; the digest challenge presents that one.
    status: 500,
    detail: () => 'Unexpected error.',
    parameters: [],
    meaning: 'The server failed; its log has the reason. With status 401: the request was not authenticated.',
    fix: 'Look into the log of the server for the request; for 401, check public and private key.',
  }),
  SERVICE_UNAVAILABLE: published({
    status: 503,
    detail: () => 'The server cannot answer at the moment.',
    parameters: [],
    headers: () => ({ 'Retry-After': '1' }),
    meaning:
      'The server is starting, stopping, has lost its database, or cannot read from it what other nodes have changed.',
    fix: 'Try again after the seconds in `Retry-After`. If the request was to change something, look first whether it did: the answer of the database may have been lost.',
  }),
};
