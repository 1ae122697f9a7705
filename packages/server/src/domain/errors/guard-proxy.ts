import { own } from './define-error.js';

/** What `sallyport guard proxy` answers by itself. */
export const guardProxyErrors = {
  GUARD_NOT_REACHED: own({
    status: 503,
    detail: () => 'The gate that decides about requests to this API does not answer.',
    parameters: [],
    headers: () => ({ 'Retry-After': '1' }),
    meaning:
      'The proxy of `sallyport guard proxy` cannot reach its gate, or got no answer in time. Nothing passes then.',
    fix: 'Start the server, or name the place where its gates ask with `--guardUrl`; the proxy says what failed.',
  }),
  GUARD_NOT_UNDERSTOOD: own({
    status: 502,
    detail: () => 'The gate that decides about requests to this API answers what the proxy cannot read.',
    parameters: [],
    meaning:
      'The proxy of `sallyport guard proxy` asked for a gate that does not exist or that it may not ask, of a dialect that tells the target in the path or in JSON, or something else than Sallyport answered.',
    fix: 'Check `--gate`, the secret of the gate, its peers, and that its dialect is neither `envoy` nor `plain`.',
  }),
  UPSTREAM_NOT_REACHED: own({
    status: 502,
    detail: () => 'The API behind this proxy cannot be reached, or broke off.',
    parameters: [],
    meaning:
      'The proxy of `sallyport guard proxy` let a request pass, and the API did not take it or did not answer in HTTP.',
    fix: 'Start the API, or name its place with `--upstream`; the proxy says what failed.',
  }),
  UPSTREAM_TIMED_OUT: own({
    status: 504,
    detail: () => 'The API behind this proxy did not answer in time.',
    parameters: [],
    meaning: 'The proxy of `sallyport guard proxy` let a request pass, and the API was silent for too long.',
    fix: 'See what the API waits for, or allow it more time with `--timeout`. The request may have been served.',
  }),
};
