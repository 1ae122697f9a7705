import { own, published } from './define-error.js';

/** The server itself. */
export const serverErrors = {
  UNEXPECTED_ERROR: published({
    // The 401 challenge carries this code too, with its own body; the digest challenge presents that one.
    status: 500,
    detail: () => 'Unexpected error.',
    parameters: [],
    meaning: 'The server failed; its log has the reason. With status 401: the request was not authenticated.',
    fix: 'Look for the request in the log of the server. For 401, check the public and private key.',
  }),
  SERVICE_UNAVAILABLE: published({
    status: 503,
    detail: () => 'The server cannot answer at the moment.',
    parameters: [],
    headers: () => ({ 'Retry-After': '1' }),
    meaning:
      'The server is starting or stopping, its database is down, or it cannot read the changes of other nodes.',
    fix: 'Try again after the seconds in `Retry-After`. If the request was a change, first check whether it was made: the answer of the database may have been lost.',
  }),
  TOO_MANY_CONNECTIONS: own({
    status: 503,
    detail: () => 'Too many connections are open, in all or from this address.',
    parameters: [],
    headers: () => ({ 'Retry-After': '1' }),
    meaning:
      'The maximum number of open connections is reached, in all or from one address. The server answers `/healthz` and `/readyz` only.',
    fix: 'Reuse connections (keep-alive). The operator can raise `SALLYPORT_MAX_CONNECTIONS` and `SALLYPORT_MAX_CONNECTIONS_PER_ADDRESS`, and list a proxy in `SALLYPORT_TRUSTED_PROXIES`.',
  }),
  WRITE_OUTCOME_UNKNOWN: own({
    // Without Retry-After: clients that obey it would send a change again that may have been made.
    status: 503,
    detail: () => 'The database did not answer in time. The change may have been made, or may still be made.',
    parameters: [],
    meaning:
      'The disk has not answered for 15 seconds or has failed after it got the change; or the connection to PostgreSQL broke before the commit was confirmed.',
    fix: 'Check whether the change was made before you send it again; see the log of the server and `/readyz` for the state of the database.',
  }),
  STORAGE_FULL: own({
    // 507 (RFC 4918 section 11.5) and not 503: programs do not repeat it by themselves, and proxies do not take a server
    // that answers everything else for one that is down.
    status: 507,
    detail: () =>
      'The disk of the server is full. Until there is space, only changes that take access away are stored.',
    parameters: [],
    meaning:
      'The disk of the database has no space for the change, and nothing was changed. Reading still works. With the embedded store, so does deleting and revoking, which uses a reserved file.',
    fix: 'The operator has to free some space. The server notices within seconds; until then `/readyz` shows the problem.',
  }),
};
