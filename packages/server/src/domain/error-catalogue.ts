/** One value that a refusal puts on the wire beside its text. */
export type RefusalParameter = string | number;

/** The statuses that refusals use. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 406 | 408 | 409 | 413 | 415 | 429 | 431 | 500 | 503;

/** What the catalogue says about one code. `A` are the arguments a caller must give to refuse with it. */
export interface ErrorDefinition<A extends readonly RefusalParameter[]> {
  readonly status: RefusalStatus;
  /** The sentence of the answer. Protocol literals are kept to the letter; all else is worded here. */
  readonly detail: (...args: A) => string;
  /** What the wire's `parameters` hold, in order. */
  readonly parameters: readonly string[];
  /** Turns the arguments into the wire's `parameters` where they are not the same list. */
  readonly wire?: (...args: NoInfer<A>) => readonly RefusalParameter[];
  readonly headers?: (...args: A) => Readonly<Record<string, string>>;
  /** One sentence for the reference page: when this happens. */
  readonly meaning: string;
  /** One sentence for the reference page: what the caller can do. */
  readonly fix: string;
  /** Whether the code belongs to the public API; `false` marks Sallyport's own codes. */
  readonly published: boolean;
}

type Entry<A extends readonly RefusalParameter[]> = Omit<ErrorDefinition<A>, 'published'>;

function published<A extends readonly RefusalParameter[]>(entry: Entry<A>): ErrorDefinition<A> {
  return { ...entry, published: true };
}

function own<A extends readonly RefusalParameter[]>(entry: Entry<A>): ErrorDefinition<A> {
  return { ...entry, published: false };
}

/** Every refusal this server can give, by code. The reference page docs/reference/errors.md is made from it. */
export const errorCatalogue = {
  // Who is calling, and from where

  USER_UNAUTHORIZED: published({
    // Missing permission is 401 on this wire, not 403; 403 is kept for addresses and features.
    status: 401,
    detail: (...[permission]: [] | [permission: string]) =>
      permission === undefined
        ? 'The roles of the caller do not allow this action.'
        : `The roles of the caller do not allow this action: it needs the permission ${permission}.`,
    parameters: [],
    wire: () => [],
    meaning: 'The caller is known, but none of its roles holds the permission that the operation needs.',
    fix: 'Grant the credential a role that holds the permission, or use another credential.',
  }),
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
  CSRF_TOKEN_INVALID: own({
    status: 403,
    detail: () => 'The request carries a session cookie but not the CSRF token of that session.',
    parameters: [],
    meaning:
      'A request that changes something came with a session cookie and without a valid `X-CSRF-Token` header.',
    fix: 'Send the `csrfToken` that signing in answered, as the header `X-CSRF-Token`.',
  }),
  MULTI_FACTOR_AUTH_REQUIRED: own({
    status: 403,
    detail: (organizationId: string) =>
      `Organization ${organizationId} requires a second factor, and this session was signed in without one.`,
    parameters: ['organization ID'],
    meaning: 'The organization requires multi-factor authentication of its people.',
    fix: 'Set up a second factor in your account and sign in again with it.',
  }),
  FEATURE_UNSUPPORTED: published({
    status: 403,
    detail: (feature: string) => `This server does not support ${feature}.`,
    parameters: ['feature'],
    meaning: 'The request asks for something that exists in the public API but not on this server.',
    fix: 'Leave the feature out of the request.',
  }),
  RATE_LIMITED: published({
    status: 429,
    detail: (resource: string, requests: number, minutes: number) =>
      `Resource ${resource} is limited to ${requests} requests every ${minutes} minutes.`,
    parameters: ['resource', 'requests', 'minutes'],
    meaning: 'One client asked for access tokens too often from one address.',
    fix: 'Keep an access token for its hour instead of asking for one per call; wait for `Retry-After`.',
  }),
  RATE_LIMITED_TOKEN_BUCKET: published({
    status: 429,
    detail: (path: string, retry: number, capacity: number, refill: number, refillSeconds: number) =>
      `Rate limit exceeded for ${path}. Please retry after ${retry} seconds. ` +
      `Request capacity: ${capacity}. Refill rate: ${refill} per ${refillSeconds} seconds.`,
    parameters: ['path', 'seconds to wait', 'capacity', 'refill', 'seconds per refill'],
    headers: (_path, retry) => ({ 'Retry-After': String(retry) }),
    meaning: 'The endpoint set has no tokens left for this organization, project, caller or address.',
    fix: 'Wait for the seconds in `Retry-After`; GET /rateLimits lists every endpoint set.',
  }),

  // Organizations

  ORG_NOT_FOUND: published({
    status: 404,
    detail: (organizationId: string) => `There is no organization with ID ${organizationId}.`,
    parameters: ['organization ID'],
    meaning: 'The organization does not exist, or the caller has no role in it.',
    fix: 'Check the ID; GET /orgs lists the organizations of the caller.',
  }),
  ORG_NOT_EMPTY: published({
    status: 409,
    detail: (organizationId: string) => `Organization ${organizationId} still has projects.`,
    parameters: ['organization ID'],
    meaning: 'An organization can be deleted only after its projects.',
    fix: 'Delete the projects of the organization first.',
  }),
  INVALID_ORG_ID: published({
    status: 404,
    detail: (value: string) => `${value} is not an organization ID.`,
    parameters: ['value given'],
    meaning: 'The organization ID is not 24 lower-case hexadecimal digits.',
    fix: 'Use the `id` of an organization, not its name.',
  }),
  INVALID_ORG_NAME: published({
    status: 400,
    detail: (name: string) => `"${name}" cannot be the name of an organization.`,
    parameters: ['name given'],
    meaning: 'The name is empty, longer than 64 characters, or has a character that names may not have.',
    fix: "Use 1 to 64 letters, digits, spaces and - _ . ( ) , : & @ + '.",
  }),
  USER_NOT_FOUND: published({
    status: 404,
    detail: (userId: string) => `There is no user with ID ${userId}.`,
    parameters: ['user ID'],
    meaning: 'The request names a user, for example as owner, who does not exist in the organization.',
    fix: 'Check the user ID, or leave it out.',
  }),
  CANNOT_REMOVE_LAST_OWNER_CREDENTIAL: own({
    status: 409,
    detail: (organizationId: string) =>
      `After this, nobody could manage organization ${organizationId}: no credential that can be used would be ` +
      'Organization Owner, and no person who is one can sign in. Give another credential the role first; ' +
      'or send the query parameter force=true to lock everybody out all the same.',
    parameters: ['organization ID'],
    meaning:
      'The request takes away the last usable credential with the role Organization Owner, and the organization has no person with that role who can sign in.',
    fix: 'Create another Organization Owner credential first, or send `force=true`.',
  }),
  CANNOT_REQUIRE_ACCESS_LIST_WITHOUT_CALLER: own({
    status: 400,
    detail: (address: string) =>
      `Access lists cannot be required yet: the access list of the calling credential does not cover ${address}, ` +
      'so this call would be its last. Add that address to its access list, then try again; ' +
      'or send the query parameter force=true to be locked out all the same.',
    parameters: ['address of the caller'],
    meaning:
      'Requiring access lists now would lock out the credential that asks for it, since its own list is empty or does not cover the address it calls from.',
    fix: 'Add the address named in the answer to the access list of the calling credential first, or send `force=true`.',
  }),

  // Projects

  GROUP_NOT_FOUND: published({
    status: 404,
    detail: (projectId: string) => `No group with ID ${projectId} exists.`,
    parameters: ['project ID'],
    meaning: 'The project does not exist, or the caller has no role in it.',
    fix: 'Check the ID; GET /groups lists the projects of the caller.',
  }),
  GROUP_NAME_NOT_FOUND: published({
    status: 404,
    detail: (name: string) => `There is no group named "${name}".`,
    parameters: ['project name'],
    meaning: 'No project that the caller can see has this name.',
    fix: 'Check the name, including upper and lower case.',
  }),
  GROUP_ALREADY_EXISTS: published({
    status: 409,
    detail: (name: string) => `A group with name "${name}" already exists.`,
    parameters: ['project name'],
    meaning: 'Another project of the organization has this name.',
    fix: 'Choose another name.',
  }),
  MULTIPLE_GROUPS: published({
    status: 409,
    detail: (name: string) => `More than one group is named "${name}".`,
    parameters: ['project name'],
    meaning: 'The caller can see projects of this name in several organizations.',
    fix: 'Ask for the project by its ID.',
  }),
  MAX_GROUPS_PER_ORG_EXCEEDED: published({
    status: 400,
    detail: (limit: number, organizationId: string) =>
      `Maximum number of groups per organization (${limit}) in ${organizationId} exceeded while trying to add group.`,
    parameters: ['limit, as a string', 'organization ID'],
    // The live service answers the number as a string here (recorded: ["250", "…"]).
    wire: (limit, organizationId) => [String(limit), organizationId],
    meaning: 'The organization has as many projects as it may have.',
    fix: 'Delete a project, or create the new one in another organization.',
  }),
  INVALID_GROUP_ID: published({
    status: 404,
    detail: (value: string) => `${value} is not a group ID.`,
    parameters: ['value given'],
    meaning: 'The project ID is not 24 lower-case hexadecimal digits.',
    fix: 'Use the `id` of a project, not its name.',
  }),
  INVALID_GROUP_NAME: published({
    status: 400,
    detail: (name: string) => `"${name}" cannot be the name of a group.`,
    parameters: ['name given'],
    meaning: 'The name is empty, longer than 64 characters, or has a character that names may not have.',
    fix: "Use 1 to 64 letters, digits, spaces and - _ . ( ) , : & @ + '.",
  }),
  LIMIT_NOT_FOUND: own({
    status: 404,
    detail: (name: string) => `Projects have no limit named ${name}.`,
    parameters: ['limit name'],
    meaning: 'The limit is not one of the limits that projects have.',
    fix: 'GET /groups/{groupId}/limits lists the names.',
  }),
  LIMIT_OUT_OF_RANGE: own({
    status: 400,
    detail: (name: string, value: number, minimum: number, maximum: number) =>
      `The limit ${name} can be set to a whole number from ${minimum} to ${maximum}, not to ${value}.`,
    parameters: ['limit name', 'value given', 'lowest value', 'highest value'],
    meaning: 'The value is outside of what the limit of the project can be set to.',
    fix: 'Choose a value within the range named in the answer.',
  }),

  // API keys

  API_KEY_NOT_FOUND: published({
    // Published as 400, although it reads like a 404; clients treat both as "gone".
    status: 400,
    detail: (id: string) => `No API key with ID ${id} exists.`,
    parameters: ['API key ID'],
    meaning: 'The organization or project in the path has no API key with this ID.',
    fix: 'Check the ID; GET /orgs/{orgId}/apiKeys lists the API keys.',
  }),
  INVALID_KEY_ID: published({
    status: 404,
    detail: (value: string) => `${value} is not an API key ID.`,
    parameters: ['value given'],
    meaning: 'The API key ID is not 24 lower-case hexadecimal digits.',
    fix: 'Use the `id` of the API key, not its public key.',
  }),
  API_KEY_REQUIRES_DESCRIPTION: published({
    status: 400,
    detail: () => 'An API key needs a description.',
    parameters: [],
    meaning: 'The `desc` of the API key is empty.',
    fix: 'Send `desc` with 1 to 250 characters.',
  }),
  INVALID_API_KEY_DESC: published({
    status: 400,
    detail: (maximum: number) => `The description of an API key can have at most ${maximum} characters.`,
    parameters: ['greatest length'],
    meaning: 'The `desc` of the API key is too long.',
    fix: 'Send `desc` with 1 to 250 characters.',
  }),
  MISSING_API_KEY_ROLES: published({
    status: 400,
    detail: () => 'An API key needs at least one role.',
    parameters: [],
    meaning: 'The `roles` of the API key are missing or empty.',
    fix: 'Send at least one role of the organization or project in `roles`.',
  }),
  INVALID_ROLE_FOR_ORG: published({
    status: 400,
    detail: (role: string, organizationId: string) =>
      `${role} is not a role that can be granted in organization ${organizationId}.`,
    parameters: ['role', 'organization ID'],
    meaning: 'The role does not exist, or it is a project role.',
    fix: 'Use one of the organization roles of the roles reference.',
  }),
  INVALID_ROLE_FOR_GROUP: published({
    status: 400,
    detail: (role: string, projectId: string) =>
      `${role} is not a role that can be granted in group ${projectId}.`,
    parameters: ['role', 'project ID'],
    meaning: 'The role does not exist, or it is an organization role.',
    fix: 'Use one of the project roles of the roles reference.',
  }),
  MAX_API_KEYS_PER_ORG_EXCEEDED: published({
    status: 400,
    detail: (limit: number, organizationId: string) =>
      `Organization ${organizationId} already has ${limit} API keys, which is the most it can have.`,
    parameters: ['limit, as a string', 'organization ID'],
    // Same form as MAX_GROUPS_PER_ORG_EXCEEDED, the recorded one of the two.
    wire: (limit, organizationId) => [String(limit), organizationId],
    meaning: 'The organization has as many API keys as it may have.',
    fix: 'Delete API keys that are no longer used.',
  }),

  // Service accounts; the public API documents no codes of its own for them

  SERVICE_ACCOUNT_NOT_FOUND: own({
    status: 404,
    detail: (clientId: string) => `There is no service account with client ID ${clientId}.`,
    parameters: ['client ID'],
    // One answer whether it is unknown or somebody else's: nothing is learnt about other organizations.
    meaning: 'The organization or project in the path has no service account with this client ID.',
    fix: 'Check the client ID; GET /orgs/{orgId}/serviceAccounts lists the service accounts.',
  }),
  SERVICE_ACCOUNT_SECRET_NOT_FOUND: own({
    status: 404,
    detail: (secretId: string, clientId: string) =>
      `Service account ${clientId} has no secret with ID ${secretId}.`,
    parameters: ['secret ID', 'client ID'],
    meaning: 'The service account has no client secret with this ID, or no longer.',
    fix: 'Read the service account; `secrets` lists the IDs of its secrets.',
  }),
  SERVICE_ACCOUNT_ACCESS_LIST_NOT_FOUND: own({
    status: 404,
    detail: (address: string, clientId: string) =>
      `The access list of service account ${clientId} has no entry ${address}.`,
    parameters: ['address or CIDR block', 'client ID'],
    meaning: 'The access list has no entry that is exactly this address or CIDR block.',
    fix: 'List the entries and use one as it is written there; encode `/` as `%2F` in the path.',
  }),
  MAX_SERVICE_ACCOUNTS_PER_ORG_EXCEEDED: own({
    status: 400,
    detail: (limit: number, organizationId: string) =>
      `Organization ${organizationId} already has ${limit} service accounts, which is the most it can have.`,
    parameters: ['limit', 'organization ID'],
    meaning: 'The organization has as many service accounts as it may have.',
    fix: 'Delete service accounts that are no longer used.',
  }),
  MAX_SECRETS_PER_SERVICE_ACCOUNT_EXCEEDED: own({
    status: 400,
    detail: (limit: number, clientId: string) =>
      `Service account ${clientId} already has ${limit} secrets, which is the most it can have; expired ones count.`,
    parameters: ['limit', 'client ID'],
    meaning: 'The service account has as many client secrets as it may have. Expired ones keep their place.',
    fix: 'Delete a secret that is expired or no longer used, then create the new one.',
  }),
  MAX_ACCESS_LIST_ENTRIES_PER_SERVICE_ACCOUNT_EXCEEDED: own({
    status: 400,
    detail: (limit: number) => `The access list of a service account can have at most ${limit} entries.`,
    parameters: ['limit'],
    meaning: 'After the request, the access list of the service account would be longer than it may be.',
    fix: 'Remove entries, or put neighbouring addresses together into a CIDR block.',
  }),
  INVALID_SECRET_VALIDITY: own({
    status: 400,
    detail: (hours: number, least: number, most: number) =>
      `A client secret can be valid for ${least} to ${most} hours in this organization, not for ${hours}.`,
    parameters: ['hours given', 'fewest hours', 'most hours'],
    meaning:
      'The attribute `secretExpiresAfterHours` is below 8 hours or above what the organization allows.',
    fix: 'Choose hours within the bounds named in the answer; the upper one is the organization setting `maxServiceAccountSecretValidityInHours`.',
  }),

  // Access lists

  API_KEY_ACCESS_LIST_NOT_FOUND: published({
    status: 404,
    detail: (address: string, id: string) => `The access list of API key ${id} has no entry ${address}.`,
    parameters: ['address or CIDR block', 'API key ID'],
    meaning: 'The access list has no entry that is exactly this address or CIDR block.',
    fix: 'List the entries and use one as it is written there; encode `/` as `%2F` in the path.',
  }),
  ADDRESS_ALREADY_IN_ACCESS_LIST: published({
    status: 409,
    detail: (address: string) => `${address} is already in the access list.`,
    parameters: ['address or CIDR block'],
    meaning: 'The access list has an entry for exactly this address or CIDR block.',
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
    meaning: 'After the change, the calling credential could no longer call from where it calls now.',
    fix: 'Call from another listed address, or use another credential.',
  }),
  INVALID_IP_ADDRESS_OR_CIDR_NOTATION: published({
    status: 400,
    detail: (value: string) => `${value} is neither an IP address nor a CIDR block.`,
    parameters: ['value given'],
    meaning: 'The value cannot be read as an IPv4 or IPv6 address or CIDR block.',
    fix: 'Write an address such as 192.0.2.10 or 2001:db8::1, or a block such as 192.0.2.0/24.',
  }),

  // Events

  EVENT_NOT_FOUND: published({
    status: 404,
    detail: (eventId: string, projectId: string) => `Group ${projectId} has no event with ID ${eventId}.`,
    parameters: ['event ID', 'project ID'],
    meaning: 'The project has no event with this ID.',
    fix: 'Check the ID; GET /groups/{groupId}/events lists the events.',
  }),
  ORG_EVENT_NOT_FOUND: published({
    status: 404,
    detail: (eventId: string, organizationId: string) =>
      `Organization ${organizationId} has no event with ID ${eventId}.`,
    parameters: ['event ID', 'organization ID'],
    meaning: 'The organization has no event with this ID.',
    fix: 'Check the ID; GET /orgs/{orgId}/events lists the events.',
  }),

  // The form of the request

  MALFORMED_REQUEST: own({
    status: 400,
    detail: () => 'This is not a request in the form of HTTP/1.1.',
    parameters: [],
    meaning: 'What arrived cannot be read as HTTP, or lacks the `Host` header.',
    fix: 'Check what stands between client and server, for example a proxy or a client that speaks TLS to a plain port.',
  }),
  REQUEST_TIMED_OUT: own({
    status: 408,
    detail: () => 'The request took too long to arrive.',
    parameters: [],
    meaning: 'Head and body of the request have to arrive within two minutes.',
    fix: 'Send the request again, in one go.',
  }),
  HEADERS_TOO_LARGE: own({
    status: 431,
    detail: () => 'The address or the headers of the request are too long.',
    parameters: [],
    meaning: 'Address and headers of a request can have 16 KiB together.',
    fix: 'Shorten the address or send fewer headers.',
  }),
  INVALID_VERSION_DATE: published({
    // The public error list says 400; the live service answers 406.
    status: 406,
    detail: () => 'Invalid accept header or version date.',
    parameters: [],
    meaning: 'The `Accept` header names no version, or none that the operation has.',
    fix: 'Send `Accept: application/vnd.atlas.2025-03-12+json`, or an older date.',
  }),
  MALFORMED_JSON: published({
    status: 400,
    detail: () => 'The body of the request is not JSON.',
    parameters: [],
    meaning: 'The body cannot be parsed as JSON.',
    fix: 'Check the body for missing quotes, commas and brackets.',
  }),
  INVALID_JSON: published({
    status: 400,
    detail: (expected: string) => `The body of the request must be a JSON ${expected}.`,
    parameters: [],
    wire: () => [],
    meaning: 'The body is missing, or it is JSON but not the object or array that the operation takes.',
    fix: 'Send the kind of body that the operation reference shows.',
  }),
  INVALID_ATTRIBUTE: published({
    status: 400,
    detail: (attribute: string) => `Invalid attribute ${attribute} specified.`,
    parameters: ['attribute'],
    meaning: 'The attribute exists, but its value breaks a rule of the operation.',
    fix: 'Check the value against the operation reference.',
  }),
  MISSING_ATTRIBUTE: published({
    status: 400,
    detail: (attribute: string) => `The required attribute ${attribute} was not specified.`,
    parameters: ['attribute'],
    meaning: 'The body lacks an attribute that the operation needs.',
    fix: 'Add the attribute named in the answer.',
  }),
  INVALID_JSON_ATTRIBUTE: published({
    status: 400,
    detail: (attribute: string) => `The attribute ${attribute} has the wrong JSON type.`,
    parameters: ['attribute'],
    meaning: 'The attribute is, for example, a string where a number or an array is needed.',
    fix: 'Send the attribute with the type that the operation reference shows.',
  }),
  ATTRIBUTE_READ_ONLY: published({
    status: 400,
    detail: (attribute: string) => `The attribute ${attribute} cannot be changed.`,
    parameters: ['attribute'],
    meaning: 'The body sets an attribute that only the server sets.',
    fix: 'Leave the attribute out.',
  }),
  INVALID_ENUM_VALUE: published({
    status: 400,
    detail: (value: string) => `${value} is not one of the values allowed here.`,
    parameters: ['value given'],
    meaning: 'The value is not one of the fixed values that the attribute or parameter takes.',
    fix: 'Use one of the values named in `badRequestDetail` or in the operation reference.',
  }),
  VALIDATION_ERROR: published({
    status: 400,
    detail: (text: string) => text,
    parameters: ['text of the answer'],
    meaning: 'Several parts of the request break a rule; `badRequestDetail.fields` names each one.',
    fix: 'Correct every field named in `badRequestDetail`.',
  }),
  INVALID_QUERY_PARAMETER: published({
    status: 400,
    detail: (name: string) => `The query parameter ${name} is not valid.`,
    parameters: ['parameter'],
    meaning: 'The value of a query parameter breaks a rule of the operation.',
    fix: 'Correct the parameter named in the answer; `badRequestDetail` says what is wrong with it.',
  }),
  INVALID_PATH_PARAMETER: published({
    status: 400,
    detail: (name: string) => `The path parameter ${name} is not valid.`,
    parameters: ['parameter'],
    meaning: 'A part of the path breaks a rule of the operation.',
    fix: 'Correct the part of the path named in the answer.',
  }),
  INVALID_DATE_FORMAT: published({
    status: 400,
    detail: (value: string) => `${value} is not an ISO 8601 date and time in UTC.`,
    parameters: ['value given'],
    meaning: 'The value cannot be read as a date.',
    fix: 'Write the date as 2026-08-10T03:02:03Z.',
  }),
  INVALID_DATE_RANGE: published({
    status: 400,
    detail: (earliest: string, latest: string) => `The date ${earliest} is after the date ${latest}.`,
    parameters: ['earliest date', 'latest date'],
    meaning: 'The range ends before it begins.',
    fix: 'Make `minDate` earlier than `maxDate`.',
  }),
  RESOURCE_NOT_FOUND: published({
    status: 404,
    detail: (resource: string) => `Cannot find resource ${resource}.`,
    parameters: ['path or phrase'],
    meaning: 'The path is none that this server answers.',
    fix: 'Check the path against the operation reference.',
  }),
  METHOD_NOT_ALLOWED: own({
    // The live service answers 405 with an empty body, which some clients take for success; so a body it is.
    status: 405,
    detail: (method: string, allowed: string) => `This path does not take ${method}; it takes ${allowed}.`,
    parameters: ['method', 'methods of the path'],
    headers: (_method, allowed) => ({ Allow: allowed }),
    meaning: 'The path exists, but not with this method.',
    fix: 'Use one of the methods in the `Allow` header.',
  }),
  PAYLOAD_TOO_LARGE: own({
    status: 413,
    detail: () => 'The body of the request is too large.',
    parameters: [],
    meaning: 'The body is larger than this server reads.',
    fix: 'Split the request into smaller ones.',
  }),
  UNSUPPORTED_MEDIA_TYPE: own({
    status: 415,
    detail: (contentType: string) => `A body of type ${contentType} cannot be read here; send JSON.`,
    parameters: ['content type'],
    meaning: 'The `Content-Type` of the request is not a JSON type.',
    fix: 'Send `Content-Type: application/json` or the versioned type.',
  }),

  // The server itself

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
    meaning: 'The server is starting, stopping, or has lost its database.',
    fix: 'Try again after the seconds in `Retry-After`.',
  }),
};
