import { own, published } from './define-error.js';

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
  TOO_MANY_CONNECTIONS: own({
    status: 503,
    detail: () => 'Too many connections are open, in all or from this address.',
    parameters: [],
    headers: () => ({ 'Retry-After': '1' }),
    meaning:
      'As many connections are open as may be, in all or from one address. Beyond that the server answers `/healthz` and `/readyz` alone.',
    fix: 'Use connections again instead of opening one for each request. The operator can raise `SALLYPORT_MAX_CONNECTIONS` and `SALLYPORT_MAX_CONNECTIONS_PER_ADDRESS`, and name a proxy in `SALLYPORT_TRUSTED_PROXIES`.',
  }),
  WRITE_OUTCOME_UNKNOWN: own({
    // Without Retry-After: clients that obey it would send a change again that may have been made.
    status: 503,
    detail: () => 'The database did not answer in time. The change may have been made, or may still be made.',
    parameters: [],
    meaning:
      'The change was handed to the disk, which has not answered for 15 seconds, or failed; or to PostgreSQL, whose connection broke before it answered.',
    fix: 'Check whether the change was made before you send it again; see the log of the server and `/readyz` for the state of the database.',
  }),
  STORAGE_FULL: own({
    // 507 (RFC 4918 section 11.5) and not 503: programs do not repeat it by themselves, and proxies do not take a server
    // that answers everything else for one that is down.
    status: 507,
    detail: () =>
      'The disk of the server is full. Until there is space, only what takes access away is stored.',
    parameters: [],
    meaning:
      'There is no space for the change on the disk of the database, and nothing was changed. Deleting and revoking is still possible, from a reserve on an embedded store; reads and decisions go on.',
    fix: 'Have the operator make space; the server notices by itself within seconds. `/readyz` says while it lasts.',
  }),
};
