import type { Operation } from '../../src/http/operation.js';
import { testing } from '../../src/http/operations/testing/index.js';

/** Where an operation takes the organization from that it is about, if it is not the one of its path. */
export type Place = 'body' | 'query' | 'named' | 'caller' | 'token' | 'path, whatever it requires' | 'none';

/**
 * Every operation whose path has no organization or project, or whose body names one beside it. `named`: what the path or
 * the body names belongs to it. `caller`: all those of the caller. `token`: that of an invitation, for people who are no
 * members yet.
 */
export const organizationPlaces: Readonly<Record<string, Place>> = {
  createUser: 'body',
  createGroup: 'body',
  migrateGroup: 'body',
  listRateLimits: 'query',
  getRateLimit: 'query',
  // The owner who is named has to share an organization with the caller.
  createOrg: 'named',
  explainRequest: 'named',
  getGroupByName: 'named',
  getGroupByAgentApiKey: 'named',
  getUser: 'named',
  getUserByName: 'named',
  listOrgs: 'caller',
  listOrgOverviews: 'caller',
  listGroups: 'caller',
  getSession: 'caller',
  search: 'caller',
  getInvitation: 'token',
  acceptInvitation: 'token',
  rejectInvitation: 'token',
  leaveOrganization: 'path, whatever it requires',
  ...everyone('none', [
    // Of the server, or the same for everybody.
    ...['listDefaultGroupLimits', 'getDefaultGroupLimit', 'listEventTypes', 'listControlPlaneIpAddresses'],
    ...['getDefaultMongoDbMajorVersion', 'getErrorExplanation', 'getSystemStatus', 'getIpInfo'],
    ...['getSigningKeys', 'getOAuthMetadata', 'getHealth', 'getReadiness', 'getMetrics', 'getSetup', 'setUp'],
    ...['refuseAuthorization', 'refuseSentAuthorization'],
    // Of a credential, or of a person alone.
    ...['createAccessToken', 'revokeAccessToken', 'introspectAccessToken', 'revokeOwnCredential'],
    ...['signIn', 'signOut', 'listSessions', 'endSession', 'endOtherSessions', 'getProfile', 'updateProfile'],
    ...['changePassword', 'requestPasswordReset', 'resetPassword'],
    ...['beginSecondFactor', 'confirmSecondFactor', 'disableSecondFactor'],
    ...['listUserAccessListEntries', 'createUserAccessListEntries', 'getUserAccessListEntry'],
    'deleteUserAccessListEntry',
    // Of a server for tests, which knows nobody.
    ...testing.map(({ operationId }) => operationId),
  ]),
};

function everyone(place: Place, names: readonly string[]): Record<string, Place> {
  return Object.fromEntries(names.map((name) => [name, place]));
}

export function hasOrganizationInPath({ path }: Operation): boolean {
  return /\{(orgId|groupId)\}/.test(path);
}

/** Members of bodies and queries that name an organization or project which the path does not. */
export function namedElsewhere(operation: Operation): string[] {
  const schemas = [operation.query, ...Object.values(operation.versions).map((version) => version?.body)];
  const names = new Set(schemas.flatMap((schema) => memberNames(schema)));
  // Projects of the organization of the path, and no others: a body may only narrow what the path says.
  if (hasOrganizationInPath(operation))
    for (const name of ['groupId', 'withoutGroupId', 'projects', 'projectId']) names.delete(name);
  // Of Amazon's, and a filter that names none.
  for (const name of ['awsSecurityGroup', 'withoutProjects']) names.delete(name);
  return [...names].filter((name) => /(org|group|organization|project)s?(ids?)?$/i.test(name));
}

function memberNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties'
      ? [...Object.keys(value), ...Object.values(value).flatMap(memberNames)]
      : memberNames(value),
  );
}
