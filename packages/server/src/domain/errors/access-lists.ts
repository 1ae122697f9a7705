import { own, published } from './define-error.js';

/** Access lists of credentials and users, and the organization setting that requires them. */
export const accessListErrors = {
  IP_ADDRESS_NOT_ON_ACCESS_LIST: published({
    status: 403,
    detail: (address: string) => `IP address ${address} is not allowed to access this resource.`,
    parameters: ['address of the caller'],
    meaning: 'The credential has an access list, and no entry covers the address the request came from.',
    fix: 'Add the address to the access list of the credential, or call from a listed address.',
  }),
  ORG_REQUIRES_ACCESS_LIST: published({
    status: 403,
    detail: (_address: string) => 'This organization requires access through an access list of ip ranges.',
    parameters: ['address of the caller'],
    meaning: 'The organization requires access lists, and the access list of the credential is empty.',
    fix: 'Add the address of the caller to the access list of the credential.',
  }),
  CANNOT_REQUIRE_ACCESS_LIST_WITHOUT_CALLER: own({
    status: 400,
    detail: (address: string) =>
      `Access lists cannot be required yet: the access list of the calling credential does not contain ${address}, ` +
      'so this change would lock it out. Add that address to its access list, then try again; ' +
      'or send the query parameter force=true.',
    parameters: ['address of the caller'],
    meaning:
      'This setting would lock out the credential that makes the change, because its own access list is empty or does not contain the address of the caller.',
    fix: 'Add the address named in the answer to the access list of the calling credential first, or send `force=true`.',
  }),
  SERVICE_ACCOUNT_ACCESS_LIST_NOT_FOUND: own({
    status: 404,
    detail: (address: string, clientId: string) =>
      `The access list of service account ${clientId} has no entry ${address}.`,
    parameters: ['address or CIDR block', 'client ID'],
    meaning: 'The access list has no entry that is exactly this address or CIDR block.',
    fix: 'List the entries and use one as it is written there; encode `/` as `%2F` in the path.',
  }),
  MAX_ACCESS_LIST_ENTRIES_PER_SERVICE_ACCOUNT_EXCEEDED: own({
    status: 400,
    detail: (limit: number) => `The access list of a service account can have at most ${limit} entries.`,
    parameters: ['limit'],
    meaning: 'The access list of the service account would get too many entries.',
    fix: 'Remove entries, or replace neighbouring addresses by a CIDR block.',
  }),
  MAX_ACCESS_LIST_ENTRIES_PER_API_KEY_EXCEEDED: own({
    status: 400,
    detail: (limit: number) => `The access list of an API key can have at most ${limit} entries.`,
    parameters: ['limit'],
    meaning: 'The access list of the API key would get too many entries.',
    fix: 'Remove entries, or replace neighbouring addresses by a CIDR block.',
  }),
  MAX_ACCESS_LIST_ENTRIES_PER_USER_EXCEEDED: own({
    status: 400,
    detail: (limit: number) => `The access list of a user can have at most ${limit} entries.`,
    parameters: ['limit'],
    meaning: 'The personal access list of the user would get too many entries.',
    fix: 'Remove entries, or replace neighbouring addresses by a CIDR block.',
  }),
  API_KEY_ACCESS_LIST_NOT_FOUND: published({
    status: 404,
    detail: (address: string, id: string) => `The access list of API key ${id} has no entry ${address}.`,
    parameters: ['address or CIDR block', 'API key ID'],
    meaning: 'The access list has no entry that is exactly this address or CIDR block.',
    fix: 'List the entries and use one as it is written there; encode `/` as `%2F` in the path.',
  }),
  API_KEY_ACCESS_LIST_ACCESS_DENIED: published({
    status: 401,
    detail: () => 'API key access lists are only accessible by the API key or by a user administrator.',
    parameters: [],
    meaning:
      'The caller is another API key or user, and does not manage all projects that this API key can access.',
    fix: 'Call with the API key itself, or as an Organization Owner. Project Owners and Project User Admins can do it for keys that have access to their projects only.',
  }),
  ACCESS_LIST_ACCESS_DENIED: published({
    status: 401,
    detail: (userId: string) => `Only user ${userId} may see and change the access list of this user.`,
    parameters: [],
    wire: () => [],
    meaning: 'A credential or another user asked for the personal access list of a user.',
    fix: 'Sign in as the user; users see only their own list.',
  }),
  ACCESS_LIST_NOT_FOUND: published({
    status: 404,
    detail: (address: string, userId: string) =>
      `The personal access list of user ${userId} has no entry ${address}.`,
    parameters: ['address or CIDR block', 'user ID'],
    meaning: 'The personal access list has no entry that is exactly this address or CIDR block.',
    fix: 'List the entries and use one as it is written there; encode `/` as `%2F` in the path.',
  }),
  ADDRESS_ALREADY_IN_ACCESS_LIST: published({
    status: 409,
    detail: (address: string) => `${address} is already in the access list.`,
    parameters: ['address or CIDR block'],
    meaning:
      'The access list of the credential already has an entry for exactly this address or CIDR block. The IP access list of a project accepts it again.',
    fix: 'Nothing needs to be done: the entry is there.',
  }),
  DUPLICATE_ADDRESSES_IN_INPUT: published({
    status: 400,
    detail: (address: string) => `The request names ${address} more than once.`,
    parameters: ['address or CIDR block'],
    meaning: 'Two items of one request are the same address or CIDR block.',
    fix: 'Name each address or CIDR block once.',
  }),
  BAD_ACCESS_LIST_ADD_REQUEST: published({
    status: 400,
    detail: () => 'Each entry needs either ipAddress or cidrBlock, and not both.',
    parameters: [],
    meaning: 'An item of the request has both `ipAddress` and `cidrBlock`, or neither.',
    fix: 'Send exactly one of the two in every item.',
  }),
  CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST: published({
    status: 400,
    detail: (address: string) => `Cannot remove caller's IP address ${address} from access list.`,
    parameters: ['address of the caller'],
    meaning: 'This change would lock out the calling credential at its current address.',
    fix: 'Call from another listed address, or use another credential.',
  }),
  INVALID_IP_ADDRESS_OR_CIDR_NOTATION: published({
    status: 400,
    detail: (value: string) => `The address ${value} must be in valid IP address or CIDR notation.`,
    parameters: ['value given'],
    meaning:
      'The value is not an IPv4 or IPv6 address or CIDR block, or is not allowed here; `badRequestDetail` says why.',
    fix: 'Write an address such as 192.0.2.10 or 2001:db8::1, or a block such as 192.0.2.0/24 with its first address.',
  }),
};
