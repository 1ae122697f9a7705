import { limits } from './limits.js';

/** One value that a refusal puts on the wire beside its text. */
export type RefusalParameter = string | number;

/** One violated rule of a request, as `badRequestDetail.fields` shows it. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

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
  /** What `badRequestDetail` says, where the text of the live service does not say what is wrong. */
  readonly fields?: (...args: A) => readonly FieldViolation[];
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
    detail: (..._permission: [] | [permission: string]) =>
      'Current user is not authorized to perform this action.',
    parameters: [],
    wire: () => [],
    fields: (...[permission]) =>
      permission === undefined
        ? []
        : [
            {
              field: 'roles',
              description: `The roles of the caller do not hold the permission ${permission}.`,
            },
          ],
    meaning: 'The caller is known, but none of its roles holds the permission that the operation needs.',
    fix: 'Grant the credential a role that holds the permission, which `badRequestDetail` names, or use another credential.',
  }),
  API_KEY_EXPIRED: own({
    // Like a missing role: who calls is known, and sending the same credentials again does not help.
    status: 401,
    detail: (publicKey: string, expiresAt: string) => `API key ${publicKey} expired on ${expiresAt}.`,
    parameters: ['public key', 'end of the key'],
    meaning: 'The API key has an expiry, and its moment has passed.',
    fix: 'Have an Organization Owner set a later expiry, or create another key.',
  }),
  API_KEY_EXPIRY_IN_PAST: own({
    status: 400,
    detail: (expiresAt: string) => `expiresAt: ${expiresAt} is in the past.`,
    parameters: ['date given'],
    meaning: 'An API key would have expired before its expiry is set.',
    fix: 'Send a later `expiresAt`, or null for a key that does not expire. To end a key now, delete it.',
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
  NO_CURRENT_USER: published({
    status: 401,
    detail: () => 'Nobody is signed in, or the session has ended.',
    parameters: [],
    meaning:
      'The operation is for signed-in people, and the request carries no session, or one that has ended.',
    fix: 'Sign in, with POST /api/private/session or in the console.',
  }),
  SIGNED_IN_USER_REQUIRED: own({
    status: 403,
    detail: () => 'This is for signed-in people. API keys and service accounts cannot use it.',
    parameters: [],
    meaning: 'A credential called an operation that is about the account of a person.',
    fix: 'Sign in as a person; programs use the versioned operations.',
  }),
  CROSS_SITE_REQUEST: own({
    status: 403,
    detail: () => 'The request comes from a page of another site.',
    parameters: [],
    meaning: 'The headers `Origin` or `Sec-Fetch-Site` say that a page of another site sent the request.',
    fix: 'Use the console at the public URL of the server; check `SALLYPORT_PUBLIC_URL` if that is where you are.',
  }),
  SIGN_IN_FAILED: own({
    status: 401,
    detail: () => 'User name or password is wrong.',
    parameters: [],
    // One answer for both, after the same work: nothing is learnt about who has an account.
    meaning: 'There is no account of this user name, or the password is not the one of the account.',
    fix: 'Check both, or have the password reset.',
  }),
  SECOND_FACTOR_REQUIRED: own({
    status: 401,
    detail: () => 'The account has a second factor: send its code too.',
    parameters: [],
    meaning: 'User name and password are right, and the account wants a code of its second factor.',
    fix: 'Send the code that the authenticator app shows, or a recovery code, as `code`.',
  }),
  SECOND_FACTOR_CODE_WRONG: own({
    status: 403,
    detail: () => 'The code is wrong, or was used already.',
    parameters: [],
    meaning: 'The code is none of the present minute, or an unknown recovery code; each code works once.',
    fix: 'Wait for the next code, check the clock of the device, or use a recovery code.',
  }),
  SECOND_FACTOR_ALREADY_ENABLED: own({
    status: 409,
    detail: () => 'The account already has a second factor.',
    parameters: [],
    meaning: 'A second factor is set up while one is in force.',
    fix: 'Disable the present one first.',
  }),
  SECOND_FACTOR_NOT_SET_UP: own({
    status: 409,
    detail: () => 'The account has no second factor that this could be done to.',
    parameters: [],
    meaning: 'A second factor is confirmed before it was begun, or disabled while there is none.',
    fix: 'Begin to set one up first.',
  }),
  WRONG_PASSWORD: own({
    status: 403,
    detail: () => 'The present password is wrong.',
    parameters: [],
    meaning: 'Changes to how one signs in want the present password, and another one was sent.',
    fix: 'Send the password that you sign in with.',
  }),
  COMMON_PASSWORD: published({
    status: 400,
    detail: () => 'The password is among the first that anybody would guess.',
    parameters: [],
    meaning: 'The password is a very common one, a repetition, or the user name.',
    fix: 'Choose another one; a few random words make a good password.',
  }),
  TOO_MANY_ATTEMPTS: own({
    status: 429,
    detail: (seconds: number) => `Too many attempts: try again in ${seconds} seconds.`,
    parameters: ['seconds to wait'],
    headers: (seconds) => ({ 'Retry-After': String(seconds) }),
    meaning: 'Passwords, codes or mails were asked for too often from one address, or codes for one account.',
    fix: 'Wait for the seconds in `Retry-After`.',
  }),
  SESSION_NOT_FOUND: own({
    status: 404,
    detail: (sessionId: string) => `You have no session with ID ${sessionId}.`,
    parameters: ['session ID'],
    meaning: 'The session has ended already, or is not one of the caller.',
    fix: 'GET /api/private/sessions lists your sessions.',
  }),
  PASSWORD_RESET_LINK_INVALID: own({
    status: 404,
    detail: () => 'This link to reset a password does not work any more.',
    parameters: [],
    meaning: 'The link is incomplete, was used, or is older than an hour.',
    fix: 'Ask for a new one.',
  }),
  INVITATION_LINK_INVALID: own({
    status: 404,
    detail: () => 'This invitation does not work any more.',
    parameters: [],
    meaning:
      'The link is incomplete, or the invitation was accepted, rejected, withdrawn, renewed or has expired.',
    fix: 'Ask whoever invited you for a new one.',
  }),
  INVALID_INVITATION_ID: published({
    // The public error list says 400, the published operations have 404, and Terraform looks for 404 to see that one is gone.
    status: 404,
    detail: (invitation: string) => `There is no invitation ${invitation} that could still be accepted.`,
    parameters: ['invitation ID or user name'],
    meaning:
      'The organization or project has no such invitation: it was accepted, rejected or deleted, or it has expired.',
    fix: 'List the invitations, or invite the user anew.',
  }),
  INVITATION_NEEDS_SIGN_IN: own({
    status: 401,
    detail: (username: string) => `${username} has an account: sign in with it to accept the invitation.`,
    parameters: ['user name'],
    meaning: 'The invitation is for somebody who has an account, and nobody is signed in.',
    fix: 'Sign in, then accept without names and password.',
  }),
  INVITATION_FOR_SOMEONE_ELSE: own({
    status: 403,
    detail: (username: string) => `The invitation is for ${username}, who is not signed in.`,
    parameters: ['user name'],
    meaning: 'Somebody else than the invited person is signed in.',
    fix: 'Sign out, then accept the invitation as the person it is for.',
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
      `Request capacity: ${capacity}. Refill rate: ${refill} per ${refillSeconds} seconds. ` +
      'For more information, see: http://dochub.mongodb.org/core/atlas-api-rate-limit.',
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
  USER_CANNOT_ACCESS_ORG: published({
    status: 401,
    // One answer for an unknown key, a wrong private key, a key of another organization and no such organization.
    detail: (organizationId: string) =>
      `The destination API key does not belong to organization ${organizationId}, or its private key is wrong.`,
    parameters: ['organization ID'],
    meaning: 'A project is to be moved into an organization that the API key sent along does not open.',
    fix: 'Send public and private key of an Organization Owner key of the destination organization.',
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
    meaning: `The name is empty, longer than ${limits.nameCharacters} characters, or has a character that names may not have.`,
    fix: `Use 1 to ${limits.nameCharacters} letters, digits, spaces and - _ . ( ) , : & @ + '.`,
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
    meaning: 'The project does not exist, or belongs to an organization that the caller does not belong to.',
    fix: 'Check the ID; GET /groups lists the projects of the caller.',
  }),
  USER_CANNOT_ACCESS_GROUP: published({
    status: 401,
    detail: () => 'User cannot access this group.',
    parameters: [],
    meaning:
      'The project belongs to an organization of the caller, but the caller has no role that shows it.',
    fix: 'Grant the caller a role in the project, or one in the organization that reads all projects.',
  }),
  NOT_ORG_GROUP_CREATOR: published({
    status: 401,
    detail: (organizationId: string) =>
      `The currently logged in user does not have the group creator role in organization ${organizationId}.`,
    parameters: ['organization ID'],
    meaning:
      'The caller belongs to the organization, but none of its roles allows it to create projects there.',
    fix: 'Grant the caller Organization Project Creator or Organization Owner.',
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
    meaning: `The name is empty, longer than ${limits.nameCharacters} characters, or has a character that names may not have.`,
    fix: `Use 1 to ${limits.nameCharacters} letters, digits, spaces and - _ . ( ) , : & @ + '.`,
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

  // People

  USERNAME_NOT_FOUND: published({
    status: 404,
    detail: (username: string) => `No user with username ${username} exists.`,
    parameters: ['user name'],
    // One answer for people nobody knows and people of other organizations: nothing is learnt about those.
    meaning: 'No user with this name shares an organization with the caller.',
    fix: 'Check the user name; GET /orgs/{orgId}/users lists the users of an organization.',
  }),
  USER_NOT_IN_GROUP: published({
    status: 404,
    detail: (userId: string, projectId: string, ...[teamNames]: [] | [teamNames: string]) =>
      `User ${userId} has no role of its own in group ${projectId}.` +
      (teamNames === undefined ? '' : ` The access that it has there comes through its teams: ${teamNames}.`),
    parameters: ['user ID', 'project ID'],
    // Names of teams are for people; the published parameters are not known to have them.
    wire: (userId, projectId, ..._teamNames) => [userId, projectId],
    meaning:
      'The user is not assigned to the project. Access through a team or an organization role is no assignment.',
    fix: 'Take the user out of the team, or the team out of the project, if that is where the access comes from.',
  }),
  USER_ALREADY_IN_GROUP: published({
    status: 400,
    detail: (username: string, projectId: string) => `User ${username} is already in group ${projectId}.`,
    parameters: ['user name', 'project ID'],
    meaning: 'The user has, or was promised, a role of its own in the project. The roles stay as they are.',
    fix: 'Change the roles instead: `:addRole` and `:removeRole` of the user, or PATCH of the invitation.',
  }),
  INVALID_USER_ID: published({
    status: 404,
    detail: (value: string) => `${value} is not a user ID.`,
    parameters: ['value given'],
    meaning: 'The user ID is not 24 lower-case hexadecimal digits.',
    fix: 'Use the `id` of a user, not the user name.',
  }),
  INVALID_EMAIL_ADDRESS: published({
    status: 400,
    detail: (value: string) => `${value} is not an e-mail address.`,
    parameters: ['value given'],
    meaning: 'A user name has to be an e-mail address, and this is none.',
    fix: 'Send an address such as ada@example.com.',
  }),
  INVALID_COUNTRY_CODE: published({
    status: 400,
    detail: (value: string) => `${value} is not a country code.`,
    parameters: ['value given'],
    meaning: 'The country is not two upper-case letters.',
    fix: 'Send an ISO 3166-1 code of two letters, such as IE.',
  }),
  WEAK_PASSWORD: published({
    status: 400,
    detail: (least: number, most: number) => `A password has ${least} to ${most} characters.`,
    parameters: ['fewest characters', 'most characters'],
    meaning: 'The password is too short or too long.',
    fix: 'Choose a longer password; a few random words make a good one.',
  }),
  USER_ALREADY_EXISTS: published({
    status: 409,
    detail: (username: string) => `A user with username ${username} already exists.`,
    parameters: ['user name'],
    meaning: 'Somebody has an account with this user name.',
    fix: 'Invite the user instead: POST /orgs/{orgId}/users takes the name of an existing account.',
  }),
  USER_ALREADY_IN_ORG: own({
    status: 409,
    detail: (username: string, organizationId: string) =>
      `${username} already is a member of organization ${organizationId}.`,
    parameters: ['user name', 'organization ID'],
    meaning: 'Only people who are no members yet can be invited.',
    fix: 'Change the roles of the user with PATCH /orgs/{orgId}/users/{userId}.',
  }),
  CANNOT_CHANGE_OWN_ROLES: own({
    // The documentation of the public service has the rule and no code for it.
    status: 403,
    detail: () => 'Nobody can change their own roles.',
    parameters: [],
    meaning: 'A signed-in user tried to change the roles of its own account.',
    fix: 'Ask another owner to change them.',
  }),
  CANNOT_DEMOTE_LAST_ORG_OWNER: published({
    status: 403,
    detail: (organizationId: string) =>
      `Organization ${organizationId} has no other Organization Owner, so this one has to stay one.`,
    parameters: ['organization ID'],
    meaning:
      'The change takes the role Organization Owner from the last user who has it. Credentials do not count.',
    fix: 'Make another user Organization Owner first.',
  }),
  CANNOT_DELETE_LAST_ADMIN: published({
    status: 403,
    detail: (organizationId: string) =>
      `Organization ${organizationId} has no other Organization Owner, so this one has to stay.`,
    parameters: ['organization ID'],
    meaning: 'The request removes the last user who is Organization Owner. Credentials do not count.',
    fix: 'Make another user Organization Owner first.',
  }),
  CANNOT_REMOVE_ALL_USER_ROLES: published({
    status: 403,
    detail: (userId: string) => `User ${userId} needs at least one role here.`,
    parameters: ['user ID'],
    meaning: 'The change leaves a user without any role in the organization or project.',
    fix: 'Remove the user from the organization or project instead.',
  }),
  CANNOT_CREATE_EMPTY_TEAM: published({
    status: 400,
    detail: () => 'A team must contain at least one user. Add a user to your team to continue.',
    parameters: [],
    meaning: 'The Cloud Manager wire was asked for a team without users; the Atlas wire makes such teams.',
    fix: 'Name at least one member of the organization in usernames.',
  }),
  CANNOT_REMOVE_LAST_USER_FROM_TEAM: published({
    status: 400,
    detail: (teamId: string) => `Team ${teamId} would be empty without this user.`,
    parameters: ['team ID'],
    meaning:
      'The last member of a team would be taken out by an operation that leaves no team empty. ' +
      'POST /orgs/{orgId}/teams/{teamId}:removeUser does.',
    fix: 'Add another user first, or delete the team.',
  }),
  NO_ROLES_IN_ASSIGNMENT: published({
    status: 403,
    detail: (scope: string) => `The assignment of ${scope} has no roles.`,
    parameters: ['ID of the project or team'],
    meaning: 'A project or team is assigned with an empty list of roles.',
    fix: 'Name at least one project role, or leave the assignment out.',
  }),
  ROLE_NEEDS_ORG_ID: published({
    status: 400,
    detail: (role: string) => `${role} is a role in an organization and needs an orgId.`,
    parameters: ['role'],
    meaning: 'An organization role is granted without saying in which organization.',
    fix: 'Send `orgId` with the role.',
  }),
  ROLE_NEEDS_NO_ORG_ID: published({
    status: 400,
    detail: (role: string) => `${role} is a role in a group and takes no orgId.`,
    parameters: ['role'],
    meaning: 'A project role is granted with the ID of an organization.',
    fix: 'Send `groupId` alone with the role.',
  }),
  ROLE_NEEDS_GROUP_ID: published({
    status: 400,
    detail: (role: string) => `${role} is a role in a group and needs a groupId.`,
    parameters: ['role'],
    meaning: 'A project role is granted without saying in which project.',
    fix: 'Send `groupId` with the role.',
  }),
  ROLE_NEEDS_NO_GROUP_ID: published({
    status: 400,
    detail: (role: string) => `${role} is a role in an organization and takes no groupId.`,
    parameters: ['role'],
    meaning: 'An organization role is granted with the ID of a project.',
    fix: 'Send `orgId` alone with the role.',
  }),
  MAX_ORGS_PER_USER_EXCEEDED: published({
    status: 400,
    detail: (limit: number, userId: string) =>
      `Maximum number of organizations per user (${limit}) for ${userId} exceeded while trying to add user to organization.`,
    parameters: ['limit, as a string', 'user ID'],
    wire: (limit, userId) => [String(limit), userId],
    meaning: 'The user is in as many organizations as a user may be.',
    fix: 'Leave another organization first.',
  }),
  MAX_USERS_PER_ORG_EXCEEDED: published({
    status: 400,
    detail: (limit: number, organizationId: string) =>
      `Maximum number of users per org (${limit}) in ${organizationId} exceeded while trying to add users.`,
    parameters: ['limit, as a string', 'organization ID'],
    // Same form as MAX_GROUPS_PER_ORG_EXCEEDED, the recorded one; so are the other limits of people and teams.
    wire: (limit, organizationId) => [String(limit), organizationId],
    meaning: 'Members and pending users together are as many as an organization may have.',
    fix: 'Remove users who need no access any more.',
  }),
  MAX_USERS_PER_GROUP_EXCEEDED: published({
    status: 400,
    detail: (limit: number, projectId: string) =>
      `Maximum number of users per group (${limit}) in ${projectId} exceeded while trying to add users.`,
    parameters: ['limit, as a string', 'project ID'],
    wire: (limit, projectId) => [String(limit), projectId],
    meaning: 'The project has as many users of its own as it may have.',
    fix: 'Remove users who need no access any more, or give access through a team.',
  }),
  MAX_USERS_PER_TEAM_EXCEEDED: published({
    status: 400,
    detail: (limit: number, teamId: string) =>
      `Maximum number of users per team (${limit}) in ${teamId} exceeded while trying to add users.`,
    parameters: ['limit, as a string', 'team ID'],
    wire: (limit, teamId) => [String(limit), teamId],
    meaning: 'After the request, the team would have more users than it may have.',
    fix: 'Make another team.',
  }),

  // Teams

  TEAM_NOT_FOUND: published({
    status: 404,
    detail: (teamId: string) => `There is no team with ID ${teamId}.`,
    parameters: ['team ID'],
    meaning: 'The organization has no team with this ID.',
    fix: 'Check the ID; GET /orgs/{orgId}/teams lists the teams.',
  }),
  TEAM_NAME_NOT_FOUND: published({
    status: 404,
    detail: (name: string) => `There is no team named "${name}".`,
    parameters: ['team name'],
    meaning: 'The organization has no team of this name.',
    fix: 'Check the name, including upper and lower case.',
  }),
  INVALID_TEAM_ID: published({
    status: 404,
    detail: (value: string) => `${value} is not a team ID.`,
    parameters: ['value given'],
    meaning: 'The team ID is not 24 lower-case hexadecimal digits.',
    fix: 'Use the `id` of a team, not its name.',
  }),
  INVALID_TEAM_NAME: published({
    status: 400,
    detail: (name: string) => `"${name}" cannot be the name of a team.`,
    parameters: ['name given'],
    meaning: `The name is blank, longer than ${limits.nameCharacters} characters, or has a control character.`,
    fix: `Use 1 to ${limits.nameCharacters} printable characters.`,
  }),
  TEAM_NAME_NOT_AVAILABLE: published({
    status: 409,
    detail: (name: string) => `Another team of the organization is named "${name}".`,
    parameters: ['team name'],
    meaning: 'The names of the teams of an organization all differ.',
    fix: 'Choose another name.',
  }),
  TEAM_NOT_IN_GROUP: published({
    status: 404,
    detail: (teamId: string, projectId: string) => `Team ${teamId} is not assigned to group ${projectId}.`,
    parameters: ['team ID', 'project ID'],
    meaning: 'The team exists, or once did, but has no role in the project.',
    fix: 'GET /groups/{groupId}/teams lists the teams of the project.',
  }),
  TEAM_EXISTS_IN_GROUP: published({
    status: 409,
    detail: (teamId: string, projectId: string) =>
      `Team ${teamId} already is assigned to group ${projectId}.`,
    parameters: ['team ID', 'project ID'],
    meaning: 'The team has roles in the project already.',
    fix: 'Change them with PATCH /groups/{groupId}/teams/{teamId}.',
  }),
  CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT: published({
    // Published as 404, although it reads like a conflict; Terraform goes by the code.
    status: 404,
    detail: (teamId: string) => `Team ${teamId} is assigned to a group and cannot be deleted.`,
    parameters: ['team ID'],
    meaning: 'A team can be deleted only after it was taken out of every project.',
    fix: 'Remove the team from its projects first: DELETE /groups/{groupId}/teams/{teamId}.',
  }),
  CANNOT_ADD_PENDING_USER: published({
    status: 404,
    detail: (user: string) => `${user} has not accepted the invitation yet.`,
    parameters: ['user ID or user name'],
    meaning: 'This version of the operation takes members of the organization only.',
    fix: 'Add pending users with POST /orgs/{orgId}/teams/{teamId}:addUser.',
  }),
  USER_ALREADY_IN_TEAM: published({
    status: 409,
    detail: (userId: string, teamId: string) => `User ${userId} already is in team ${teamId}.`,
    parameters: ['user ID', 'team ID'],
    meaning: 'The user is in the team already.',
    fix: 'Nothing needs to be done.',
  }),
  USER_NOT_IN_TEAM: own({
    status: 404,
    detail: (userId: string, teamId: string) => `User ${userId} is not in team ${teamId}.`,
    parameters: ['user ID', 'team ID'],
    meaning: 'The user is a member of the organization but not of the team.',
    fix: 'GET /orgs/{orgId}/teams/{teamId}/users lists the users of the team.',
  }),
  MAX_TEAMS_PER_ORG_EXCEEDED: published({
    status: 400,
    detail: (limit: number, organizationId: string) =>
      `Maximum number of teams per organization (${limit}) in ${organizationId} exceeded while trying to add team.`,
    parameters: ['limit, as a string', 'organization ID'],
    wire: (limit, organizationId) => [String(limit), organizationId],
    meaning: 'The organization has as many teams as it may have.',
    fix: 'Delete teams that are no longer used.',
  }),
  MAX_TEAMS_PER_GROUP_EXCEEDED: published({
    status: 400,
    detail: (limit: number, projectId: string) =>
      `Maximum number of teams per group (${limit}) in ${projectId} exceeded while trying to add teams.`,
    parameters: ['limit, as a string', 'project ID'],
    wire: (limit, projectId) => [String(limit), projectId],
    meaning: 'After the request, more teams would be assigned to the project than may be.',
    fix: 'Remove teams that need no access any more.',
  }),
  MAX_TEAMS_PER_USER_EXCEEDED: published({
    status: 400,
    detail: (limit: number, userId: string) =>
      `Maximum number of teams per user (${limit}) for ${userId} exceeded while trying to add user to team.`,
    parameters: ['limit, as a string', 'user ID'],
    wire: (limit, userId) => [String(limit), userId],
    meaning: 'The user is in as many teams as a user may be.',
    fix: 'Take the user out of another team first.',
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
    fix: `Send \`desc\` with 1 to ${limits.apiKeyDescriptionCharacters} characters.`,
  }),
  INVALID_API_KEY_DESC: published({
    status: 400,
    detail: (maximum: number) => `The description of an API key can have at most ${maximum} characters.`,
    parameters: ['greatest length'],
    meaning: 'The `desc` of the API key is too long.',
    fix: `Send \`desc\` with 1 to ${limits.apiKeyDescriptionCharacters} characters.`,
  }),
  MISSING_API_KEY_ROLES: published({
    status: 400,
    detail: (...[scope]: [] | ['project']) =>
      scope === undefined
        ? 'API keys must have at least one role.'
        : 'API keys of a project must have at least one role in the project.',
    parameters: [],
    wire: () => [],
    meaning:
      'The `roles` of the API key are missing or empty, or a key that is created in a project would have no role there.',
    fix: 'Send at least one role of the organization or project in `roles`; in a project, one such as GROUP_READ_ONLY.',
  }),
  API_KEY_ALREADY_IN_GROUP: published({
    status: 400,
    detail: () => 'API key is already in the group.',
    parameters: [],
    meaning:
      'The API key has a role in the project to which it is to be assigned. Its roles stay as they are.',
    fix: 'Change the roles with PATCH /groups/{groupId}/apiKeys/{apiUserId}.',
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
      `Maximum number of API keys per org (${limit}) in ${organizationId} exceeded while trying to add API keys.`,
    parameters: ['limit, as a string', 'organization ID'],
    // Same form as MAX_GROUPS_PER_ORG_EXCEEDED, the recorded one of the two.
    wire: (limit, organizationId) => [String(limit), organizationId],
    meaning: 'The organization has as many API keys as it may have.',
    fix: 'Delete API keys that are no longer used.',
  }),

  // Service accounts; the public API documents hardly any codes of its own for them

  INVALID_ROLE_ASSIGNMENT: published({
    // Read from the code of a client of the vendor's: it looks for this code, and for the reason in the text.
    status: 400,
    detail: (reason: 'SERVICE_ACCOUNT_ALREADY_IN_GROUP') => `Invalid role assignment: ${reason}.`,
    parameters: ['reason'],
    meaning:
      'The service account has a role in the project to which it is to be assigned (SERVICE_ACCOUNT_ALREADY_IN_GROUP). ' +
      'Its roles stay as they are.',
    fix: 'Change the roles with PATCH /groups/{groupId}/serviceAccounts/{clientId}.',
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
  MAX_SERVICE_ACCOUNTS_PER_ORG_EXCEEDED: published({
    status: 400,
    detail: (limit: number, organizationId: string) =>
      `Maximum number of Service Accounts per org (${limit}) in ${organizationId} exceeded when trying to add a new Service Account.`,
    parameters: ['limit, as a string', 'organization ID'],
    // Same form as MAX_GROUPS_PER_ORG_EXCEEDED, the recorded one.
    wire: (limit, organizationId) => [String(limit), organizationId],
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
  MAX_ACCESS_LIST_ENTRIES_PER_API_KEY_EXCEEDED: own({
    status: 400,
    detail: (limit: number) => `The access list of an API key can have at most ${limit} entries.`,
    parameters: ['limit'],
    meaning: 'After the request, the access list of the API key would be longer than it may be.',
    fix: 'Remove entries, or put neighbouring addresses together into a CIDR block.',
  }),
  MAX_ACCESS_LIST_ENTRIES_PER_USER_EXCEEDED: own({
    status: 400,
    detail: (limit: number) => `The access list of a user can have at most ${limit} entries.`,
    parameters: ['limit'],
    meaning: 'After the request, the personal access list of the user would be longer than it may be.',
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
  API_KEY_ACCESS_LIST_ACCESS_DENIED: published({
    status: 401,
    detail: () => 'API key access lists are only accessible by the API key or by a user administrator.',
    parameters: [],
    meaning:
      'The caller is not the API key whose access list it asked for, and does not manage all that this key reaches.',
    fix: 'Call with the API key itself, or have an Organization Owner do it; Project Owners and Project User Admins may do it for keys that reach nothing but their projects.',
  }),
  ACCESS_LIST_ACCESS_DENIED: published({
    status: 401,
    detail: (userId: string) => `Only user ${userId} may see and change the access list of this user.`,
    parameters: [],
    wire: () => [],
    meaning: 'A credential or another person asked for the personal access list of a user.',
    fix: 'Sign in as the user; each person sees only the own list.',
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
      'The access list of the credential has an entry for exactly this address or CIDR block. The list of a project takes it.',
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
    detail: (value: string) => `The address ${value} must be in valid IP address or CIDR notation.`,
    parameters: ['value given'],
    meaning:
      'The value cannot be taken as an IPv4 or IPv6 address or CIDR block in this place; `badRequestDetail` says why.',
    fix: 'Write an address such as 192.0.2.10 or 2001:db8::1, or a block such as 192.0.2.0/24 with its first address.',
  }),

  // Project IP access lists

  ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND: published({
    status: 404,
    detail: (value: string, projectId: string) =>
      `IP Address ${value} not on Atlas access list for group ${projectId}.`,
    parameters: ['entry', 'project ID'],
    meaning: 'The project IP access list has no such entry, or its time has passed.',
    fix: 'List the entries and use one as it is written there; encode `/` as `%2F` in the path.',
  }),
  ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED: published({
    status: 403,
    detail: (limit: number, projectId: string) =>
      `The IP access list of group ${projectId} can have at most ${limit} entries.`,
    parameters: ['limit', 'project ID'],
    meaning: 'The project IP access list would get more entries than it may have.',
    fix: 'Delete entries that are no longer used, or cover several by one block.',
  }),
  MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY: published({
    status: 400,
    detail: () => 'Each entry needs exactly one of ipAddress, cidrBlock and awsSecurityGroup.',
    parameters: [],
    meaning: 'An entry names more than one of an address, a block and a security group, or none.',
    fix: 'Send exactly one of the three in every item.',
  }),
  EXPIRATION_DATE_IN_PAST: published({
    status: 400,
    detail: (date: string) => `${date} is in the past.`,
    parameters: ['date given'],
    meaning: 'A temporary entry would be gone before it is made.',
    fix: 'Send a `deleteAfterDate` in the future, or none for an entry that stays.',
  }),
  EXPIRATION_DATE_EXCEEDS_MAX: published({
    status: 400,
    detail: (date: string, days: number) => `${date} is more than ${days} days away.`,
    parameters: ['date given', 'limit in days'],
    meaning: 'A temporary entry would stay longer than temporary entries may.',
    fix: 'Send an earlier `deleteAfterDate`, or none for an entry that stays.',
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
    meaning: 'The head of the request has to arrive within half a minute, all of it within one.',
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
  MISSING_ONE_OF_ATTRIBUTES: published({
    status: 400,
    detail: (first: string, second: string) =>
      `At least one of the attributes ${first} and ${second} is required.`,
    parameters: ['attribute', 'attribute'],
    meaning: 'The body has neither of two attributes of which the operation needs one.',
    fix: 'Add one of the attributes named in the answer, or both.',
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
    detail: (value: string) => `An invalid enumeration value ${value} was specified.`,
    parameters: ['value given'],
    meaning: 'The value is not one of the fixed values that the attribute or parameter takes.',
    fix: 'Use one of the values named in `badRequestDetail` or in the operation reference.',
  }),
  BAD_REQUEST: published({
    status: 400,
    detail: () => 'The request content produced validation errors.',
    parameters: [],
    meaning: 'A value of the body is none of those there are; `badRequestDetail.fields` names it.',
    fix: 'Correct every field named in `badRequestDetail`.',
  }),
  VALIDATION_ERROR: published({
    status: 400,
    detail: (text: string) => text,
    parameters: ['text of the answer'],
    meaning: 'Several parts of the request break a rule; `badRequestDetail.fields` names each one.',
    fix: 'Correct every field named in `badRequestDetail`.',
  }),
  TOO_MANY_ELEMENTS: own({
    status: 400,
    detail: (field: string, limit: number) => `${field} can have at most ${limit} elements in one request.`,
    parameters: ['attribute', 'limit'],
    meaning: 'A list in the body has more elements than one request may send, or the whole body has.',
    fix: 'Send what is needed in several requests, or remove what stands there more than once.',
  }),
  BODY_TOO_DEEP: own({
    status: 400,
    detail: (limit: number) => `The body nests arrays and objects more than ${limit} deep.`,
    parameters: ['limit'],
    meaning: 'The body is nested deeper than any that an operation takes.',
    fix: 'Send the body as the reference of the operation shows it.',
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
  PATH_PARAM_PARSE_ERROR: published({
    status: 400,
    detail: (path: string) => `One or more path parameter in the request URI ${path} is malformed.`,
    parameters: ['path'],
    meaning:
      'An ID in the path has not the form of an ID. The Cloud Manager wire has a code for each kind of ID instead.',
    fix: 'Send the ID that `badRequestDetail` describes.',
  }),
  INVALID_DATE_FORMAT: published({
    status: 400,
    detail: (value: string) => `${value} is not an ISO 8601 date, with or without a time.`,
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
    // Of a service account one answer whether it is unknown or somebody else's: nothing is learnt about other organizations.
    meaning:
      'The path is none that this server answers, or it names a service account or an error code that there is not.',
    fix: 'Check the path against the operation reference, or the client ID; GET /orgs/{orgId}/serviceAccounts lists the service accounts.',
  }),
  METHOD_NOT_ALLOWED: own({
    status: 405,
    detail: (method: string, allowed: string) => `This path does not take ${method}; it takes ${allowed}.`,
    parameters: ['method', 'methods of the path'],
    headers: (_method, allowed) => ({ Allow: allowed }),
    meaning:
      'The path exists, but not with this method. On the Atlas wires the answer has no body, and `X-Sallyport-Reason` says this.',
    fix: 'Use one of the methods in the `Allow` header.',
  }),
  PAYLOAD_TOO_LARGE: own({
    status: 413,
    detail: (most: string) => `The body of the request is larger than ${most}. More is not read here.`,
    parameters: ['most that is read'],
    meaning:
      'The body is larger than 1 MiB, or than 16 KiB where no credential is needed. More is never read.',
    fix: 'Split the request into smaller ones.',
  }),
  UNSUPPORTED_MEDIA_TYPE: own({
    status: 415,
    detail: (contentType: string) =>
      `A body of type ${contentType} cannot be read here; send JSON, with Content-Type: application/json.`,
    parameters: ['content type'],
    meaning:
      'The `Content-Type` of the request is no media type, or it is none of JSON and the body is not JSON either.',
    fix: 'Send JSON, with `Content-Type: application/json` or the versioned type.',
  }),

  UNSUPPORTED_CONTENT_ENCODING: own({
    status: 415,
    detail: (encoding: string) =>
      `A body with Content-Encoding ${encoding} cannot be read here; send it as it is.`,
    parameters: ['content encoding'],
    // RFC 9110 section 15.5.16: what would be taken.
    headers: () => ({ 'Accept-Encoding': 'identity' }),
    meaning: 'The body is compressed, which this server does not undo.',
    fix: 'Send the body without compression and without the header `Content-Encoding`.',
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
    meaning:
      'The server is starting, stopping, has lost its database, or cannot read from it what other nodes have changed.',
    fix: 'Try again after the seconds in `Retry-After`. If the request was to change something, look first whether it did: the answer of the database may have been lost.',
  }),
};
