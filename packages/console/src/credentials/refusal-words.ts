import type { RefusedCalls } from '../api/calls/use.js';

/** Why, in a few words after the address: "198.51.100.9 is not on the access list". */
const WORDS: Readonly<Record<string, string>> = {
  IP_ADDRESS_NOT_ON_ACCESS_LIST: 'is not on the access list',
  ORG_REQUIRES_ACCESS_LIST: 'called with an empty access list, and the organization requires one',
  WRONG_SECRET: 'called with a wrong secret',
  DIGEST_URI_MISMATCH: 'called with a Digest for another address than the server saw',
  USER_CANNOT_ACCESS_GROUP: 'called for a project that it has no role in',
  API_KEY_EXPIRED: 'called with a key that has expired',
  USER_UNAUTHORIZED: 'called without the permission',
  PERMISSION_MISSING: 'called without the permission',
  ROUTE_NOT_GUARDED: 'called a route that there is not',
  SCOPE_UNKNOWN: 'called for a project or an organization that is not there for it',
  SCOPE_AMBIGUOUS: 'named the project or organization more than once',
  PATH_NOT_CANONICAL: 'called a path that two programs could read differently',
  HEADER_NOT_ALLOWED: 'sent a header that could say something else of the request',
  MCP_HEADERS_NEEDED: 'called a tool without the headers that name it',
  TOKEN_NOT_FOR_THIS_API: 'called with a token for another API',
  RATE_LIMITED_TOKEN_BUCKET: 'called too often',
};

/** One line that says what was refused: the address and the reason. */
export function refusalText({ address, code, detail }: RefusedCalls): string {
  const words = WORDS[code];
  if (words === undefined) return detail === '' ? code : detail;
  return `${address ?? 'An unknown address'} ${words}`;
}

/** What a code is called in lists and filters; of a rare one its own words, which the line below shows as it is. */
export function codeLabel(code: string): string {
  return LABELS[code] ?? inWords(code);
}

/** `INVALID_VERSION_DATE` as `Invalid version date`. */
function inWords(code: string): string {
  const words = code.split('_').map((word) => (NAMES.has(word) ? word : word.toLowerCase()));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const NAMES: ReadonlySet<string> = new Set([
  'API',
  'CIDR',
  'HTTP',
  'ID',
  'IP',
  'JSON',
  'MCP',
  'MFA',
  'URI',
  'URL',
]);

const LABELS: Readonly<Record<string, string>> = {
  IP_ADDRESS_NOT_ON_ACCESS_LIST: 'Address not on the access list',
  ORG_REQUIRES_ACCESS_LIST: 'Access list required',
  WRONG_SECRET: 'Wrong secret',
  DIGEST_URI_MISMATCH: 'Digest of another address',
  USER_CANNOT_ACCESS_GROUP: 'No role in the project',
  API_KEY_EXPIRED: 'Key expired',
  USER_UNAUTHORIZED: 'Permission missing',
  PERMISSION_MISSING: 'Permission of a guarded API missing',
  ROUTE_NOT_GUARDED: 'No such route',
  SCOPE_UNKNOWN: 'No such project for the caller',
  SCOPE_AMBIGUOUS: 'Project named more than once',
  PATH_NOT_CANONICAL: 'Path not canonical',
  HEADER_NOT_ALLOWED: 'Header not allowed',
  MCP_HEADERS_NEEDED: 'Headers of MCP missing',
  TOKEN_NOT_FOR_THIS_API: 'Token for another API',
  RATE_LIMITED_TOKEN_BUCKET: 'Rate limit',
};

/** The codes that filters offer. */
export const filterCodes = Object.keys(LABELS);
