import { own } from './define-error.js';

/** Requests to a guarded API, as its gates answer them. */
export const guardedRequestErrors = {
  NOT_AUTHENTICATED: own({
    status: 401,
    detail: (how: string) => `The caller is not known: ${how}.`,
    parameters: ['what is asked for'],
    meaning:
      'A guarded API was called without a credential, or with one that does not exist or proves nothing.',
    fix: 'Send an API key by HTTP Digest or an access token of a service account; check the secret and how long the token lives.',
  }),
  TOKEN_INVALID: own({
    status: 401,
    detail: () => 'The access token is expired, revoked, malformed or unknown.',
    parameters: [],
    meaning: 'A guarded API was called with an access token that is not valid any more, or never was.',
    fix: 'Ask for a new one at the token endpoint; a token lives for an hour, and dies with its client secret.',
  }),
  TOKEN_NOT_FOR_THIS_API: own({
    status: 401,
    detail: (api: string) => `The access token is not for this API, which is ${api}.`,
    parameters: ['API'],
    meaning: 'A guarded API was called with an access token whose audience is another API.',
    fix: 'Ask the token endpoint for a token with the `resource` that the answer names. An API without `audience: required` takes one that was asked for without `resource` too.',
  }),
  PATH_NOT_CANONICAL: own({
    status: 403,
    detail: (problem: string, place: number) =>
      `The path has more than one reading: ${problem}, at character ${place}.`,
    parameters: ['what is wrong', 'place'],
    meaning:
      'Programs read the path in different ways, such as one with `..`, `//`, `%2F` or an escape of a letter, so nobody can say what it would open.',
    fix: 'Send the path in its one spelling. The definition of the API can allow `;`, `%2F` and `%25` (`paths`).',
  }),
  HEADER_NOT_ALLOWED: own({
    status: 403,
    detail: (header: string, problem: string) => `The request has the header ${header}: ${problem}.`,
    parameters: ['header', 'what is wrong'],
    meaning:
      'A caller of a guarded API brought a header that only the gate may set, that has the API serve something else than the request line says, or two credentials.',
    fix: 'Leave the header out.',
  }),
  ROUTE_NOT_GUARDED: own({
    status: 403,
    detail: (asked: string, methods: string) =>
      `No route of this API is ${asked}; the path takes ${methods}.`,
    parameters: ['method and path', 'methods there are'],
    meaning: 'The definition of the guarded API has no such route. What it does not list is refused.',
    fix: 'Check method and path; the owner of the API can add the route to its definition.',
  }),
  MCP_HEADERS_NEEDED: own({
    status: 400,
    detail: (header: string, problem: string) => `The header ${header} ${problem}.`,
    parameters: ['header', 'what it has to be'],
    meaning:
      'The tools of this MCP server have permissions of their own, and the request does not say in its headers what it calls, as clients do from revision 2026-07-28 on.',
    fix: 'Use a client of that revision of MCP or a later one.',
  }),
  SCOPE_UNKNOWN: own({
    status: 403,
    detail: (scope: string, problem: string) => `The ${scope} of the request ${problem}.`,
    parameters: ['project or organization', 'what is wrong'],
    meaning:
      'The project or organization that a request to a guarded API names does not exist, is not for the caller, or is not named at all.',
    fix: 'Check its ID, and that the credential has a role there.',
  }),
  SCOPE_AMBIGUOUS: own({
    status: 403,
    detail: (header: string) => `The header ${header} comes more than once, or in more than one spelling.`,
    parameters: ['header'],
    meaning: 'Nobody can say which project or organization the guarded API would take.',
    fix: 'Send the header once.',
  }),
  PERMISSION_MISSING: own({
    status: 403,
    detail: (permission: string, scope: string, held: string, roles: string) =>
      `${permission} is needed in ${scope}; the caller holds ${held}; ${roles}.`,
    parameters: ['permission', 'where', 'roles held', 'roles that have it'],
    meaning:
      'The caller of a guarded API is known, and none of its roles holds the permission that the route needs.',
    fix: 'Grant the credential one of the roles that the answer names.',
  }),
  GATE_MISCONFIGURED: own({
    status: 500,
    detail: (header: string, problem: string) =>
      `The proxy before this API is not set up right: ${header} ${problem}.`,
    parameters: ['header', 'what is wrong'],
    meaning:
      'The proxy does not tell Sallyport what was asked, or who asks, in the headers of the gate’s dialect.',
    fix: 'Have the proxy set the headers that `docs/reference/gates.md` lists for the dialect of the gate.',
  }),
  NOT_READY: own({
    status: 503,
    detail: () => 'Whether the request may pass cannot be decided at the moment.',
    parameters: [],
    headers: () => ({ 'Retry-After': '1' }),
    meaning:
      'Sallyport is starting or stopping, has lost its database, or cannot read from it what other nodes have changed. Nothing passes a gate then that is not known to be allowed.',
    fix: 'Try again after the seconds in `Retry-After`.',
  }),
};
