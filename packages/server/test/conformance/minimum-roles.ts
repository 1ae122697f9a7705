/**
 * What the public documentation asks of a caller, operation by operation, written down by hand from it and not from the
 * code. Several names mean: any one of them. No name means: any authenticated caller, who gets what it may see.
 */
export type PublishedRole =
  | 'Organization Owner'
  | 'Organization User Admin'
  | 'Organization Project Creator'
  | 'Organization Read Only'
  | 'Organization Member'
  | 'Project Owner'
  | 'Project User Admin'
  | 'Project Access Manager'
  | 'Project Read Only'
  // Of this server alone, for what is beside the two public wires.
  | 'Signed-in person'
  | 'Nobody in particular';

export type MinimumRoles = readonly PublishedRole[];

const anyCaller: MinimumRoles = [];
const orgOwner: MinimumRoles = ['Organization Owner'];
const orgMember: MinimumRoles = ['Organization Member'];
const orgReadOnly: MinimumRoles = ['Organization Read Only'];
const projectOwner: MinimumRoles = ['Project Owner'];
const accessManager: MinimumRoles = ['Project Access Manager'];
const projectReadOnly: MinimumRoles = ['Project Read Only'];
const person: MinimumRoles = ['Signed-in person'];
const nobody: MinimumRoles = ['Nobody in particular'];

/** Atlas Administration API v2, by operationId: the role requirements of the operations' own pages. */
export const atlasMinimumRoles: Readonly<Record<string, MinimumRoles>> = {
  getSystemStatus: anyCaller,
  listControlPlaneIpAddresses: nobody,
  listRateLimits: anyCaller,
  getRateLimit: anyCaller,

  listOrgs: anyCaller,
  createOrg: anyCaller,
  getOrg: orgMember,
  updateOrg: orgOwner,
  deleteOrg: orgOwner,
  getOrgGroups: orgMember,
  getOrgSettings: orgMember,
  updateOrgSettings: orgOwner,
  getOrgDelegationSettings: orgMember,
  updateOrgDelegationSettings: orgOwner,
  getOrgMaintenanceSettings: orgMember,
  updateOrgMaintenanceSettings: orgOwner,
  resetOrgMaintenanceSettings: orgOwner,

  listGroups: anyCaller,
  createGroup: anyCaller,
  getGroup: projectReadOnly,
  getGroupByName: anyCaller,
  updateGroup: projectOwner,
  deleteGroup: projectOwner,
  migrateGroup: orgOwner,
  getGroupSettings: projectReadOnly,
  updateGroupSettings: projectOwner,
  listGroupLimits: projectReadOnly,
  getGroupLimit: projectReadOnly,
  setGroupLimit: projectOwner,
  deleteGroupLimit: projectOwner,
  listDefaultGroupLimits: anyCaller,
  getDefaultGroupLimit: anyCaller,
  getGroupIpAddresses: projectReadOnly,
  getGroupMongoDbVersions: projectReadOnly,
  getGroupManagedSlowMs: anyCaller,
  enableGroupManagedSlowMs: projectOwner,
  disableGroupManagedSlowMs: projectOwner,
  listGroupClusters: projectReadOnly,

  listOrgApiKeys: orgMember,
  createOrgApiKey: orgOwner,
  getOrgApiKey: orgMember,
  updateOrgApiKey: orgOwner,
  deleteOrgApiKey: orgOwner,
  listOrgApiKeyAccessListEntries: orgMember,
  createOrgApiKeyAccessListEntry: anyCaller,
  getOrgApiKeyAccessListEntry: orgMember,
  deleteOrgApiKeyAccessListEntry: anyCaller,
  listGroupApiKeys: projectReadOnly,
  createGroupApiKey: accessManager,
  addGroupApiKey: projectOwner,
  updateGroupApiKeyRoles: accessManager,
  removeGroupApiKey: accessManager,

  listOrgServiceAccounts: orgReadOnly,
  createOrgServiceAccount: orgOwner,
  getOrgServiceAccount: orgReadOnly,
  updateOrgServiceAccount: orgOwner,
  deleteOrgServiceAccount: orgOwner,
  getOrgServiceAccountGroups: orgReadOnly,
  createOrgServiceAccountSecret: orgOwner,
  deleteOrgServiceAccountSecret: orgOwner,
  listOrgServiceAccountAccessList: orgReadOnly,
  createOrgServiceAccountAccessList: orgOwner,
  deleteOrgServiceAccountAccessListEntry: orgOwner,
  listGroupServiceAccounts: projectReadOnly,
  createGroupServiceAccount: projectOwner,
  getGroupServiceAccount: projectReadOnly,
  updateGroupServiceAccount: projectOwner,
  deleteGroupServiceAccount: projectOwner,
  inviteGroupServiceAccount: orgOwner,
  createGroupServiceAccountSecret: projectOwner,
  deleteGroupServiceAccountSecret: projectOwner,
  listGroupServiceAccountAccessList: projectReadOnly,
  createGroupServiceAccountAccessList: accessManager,
  deleteGroupServiceAccountAccessListEntry: accessManager,

  listGroupAccessListEntries: projectReadOnly,
  createGroupAccessListEntry: projectOwner,
  getGroupAccessListEntry: projectReadOnly,
  deleteGroupAccessListEntry: projectOwner,
  getGroupAccessListStatus: projectReadOnly,

  listOrgEvents: orgMember,
  getOrgEvent: orgMember,
  listGroupEvents: projectReadOnly,
  getGroupEvent: projectReadOnly,
  listEventTypes: ['Organization Member', 'Project Read Only'],
  getOrgActivityFeed: orgMember,
  getGroupActivityFeed: projectReadOnly,

  listOrgUsers: orgMember,
  createOrgUser: orgOwner,
  getOrgUser: orgMember,
  updateOrgUser: orgOwner,
  removeOrgUser: orgOwner,
  addOrgUserRole: orgOwner,
  removeOrgUserRole: orgOwner,
  updateOrgUserRoles: orgOwner,
  listGroupUsers: projectReadOnly,
  addGroupUsers: accessManager,
  getGroupUser: projectReadOnly,
  removeGroupUser: accessManager,
  addGroupUserRole: accessManager,
  removeGroupUserRole: accessManager,
  updateGroupUserRoles: projectOwner,
  addGroupAccessUser: projectOwner,
  createUser: anyCaller,
  getUser: anyCaller,
  getUserByName: anyCaller,

  listOrgInvites: orgOwner,
  createOrgInvite: orgOwner,
  updateOrgInvites: orgOwner,
  getOrgInvite: orgOwner,
  updateOrgInviteById: orgOwner,
  deleteOrgInvite: orgOwner,
  listGroupInvites: projectOwner,
  createGroupInvite: projectOwner,
  updateGroupInvites: projectOwner,
  getGroupInvite: projectOwner,
  updateGroupInviteById: projectOwner,
  deleteGroupInvite: projectOwner,

  listOrgTeams: orgMember,
  createOrgTeam: orgOwner,
  getOrgTeam: orgMember,
  getOrgTeamByName: orgMember,
  renameOrgTeam: orgOwner,
  deleteOrgTeam: orgOwner,
  listOrgTeamUsers: orgMember,
  addOrgTeamUsers: orgOwner,
  removeOrgTeamUserFromTeam: orgOwner,
  addOrgTeamUser: orgOwner,
  removeOrgTeamUser: orgOwner,
  listGroupTeams: projectReadOnly,
  addGroupTeams: accessManager,
  getGroupTeam: projectReadOnly,
  updateGroupTeam: accessManager,
  removeGroupTeam: accessManager,
};

const orgUserAdmin: MinimumRoles = ['Organization Owner', 'Organization User Admin'];
const userAdminAlone: MinimumRoles = ['Organization User Admin'];
const projectUserAdmin: MinimumRoles = ['Project Owner', 'Project User Admin'];

const list = '/orgs/{}/apiKeys/{}/accessList';
const oldList = '/orgs/{}/apiKeys/{}/whitelist';
const orgAccount = '/orgs/{}/serviceAccounts/{}';
const projectAccount = '/groups/{}/serviceAccounts/{}';

/** Cloud Manager Public API v1.0, by method and path below `/api/public/v1.0`: it publishes no operationIds. */
export const cloudManagerMinimumRoles: Readonly<Record<string, MinimumRoles>> = {
  'GET ': anyCaller,

  'GET /orgs': anyCaller,
  'GET /orgs/{}': orgMember,
  'PATCH /orgs/{}': orgOwner,
  'DELETE /orgs/{}': orgOwner,
  'GET /orgs/{}/groups': orgMember,

  'GET /orgs/{}/users': orgMember,
  'DELETE /orgs/{}/users/{}': userAdminAlone,
  'PUT /orgs/{}/users/{}/roles': userAdminAlone,
  'GET /orgs/{}/invites': userAdminAlone,
  'POST /orgs/{}/invites': userAdminAlone,
  'PATCH /orgs/{}/invites': userAdminAlone,
  'GET /orgs/{}/invites/{}': userAdminAlone,
  'PATCH /orgs/{}/invites/{}': userAdminAlone,
  'DELETE /orgs/{}/invites/{}': userAdminAlone,

  'GET /orgs/{}/apiKeys': orgMember,
  'POST /orgs/{}/apiKeys': orgUserAdmin,
  'GET /orgs/{}/apiKeys/{}': orgMember,
  'PATCH /orgs/{}/apiKeys/{}': orgUserAdmin,
  'DELETE /orgs/{}/apiKeys/{}': orgUserAdmin,
  // And the key itself; so with all of the lists.
  [`GET ${list}`]: orgOwner,
  [`POST ${list}`]: orgOwner,
  [`GET ${list}/{}`]: orgOwner,
  [`DELETE ${list}/{}`]: orgOwner,
  [`GET ${oldList}`]: orgOwner,
  [`POST ${oldList}`]: orgOwner,
  [`GET ${oldList}/{}`]: orgOwner,
  [`DELETE ${oldList}/{}`]: orgOwner,
  'GET /groups/{}/apiKeys': projectReadOnly,
  'POST /groups/{}/apiKeys': projectUserAdmin,
  'PATCH /groups/{}/apiKeys/{}': projectUserAdmin,
  'DELETE /groups/{}/apiKeys/{}': projectUserAdmin,

  'GET /orgs/{}/serviceAccounts': orgMember,
  'POST /orgs/{}/serviceAccounts': orgUserAdmin,
  [`GET ${orgAccount}`]: orgMember,
  [`PATCH ${orgAccount}`]: orgUserAdmin,
  [`DELETE ${orgAccount}`]: orgUserAdmin,
  [`GET ${orgAccount}/groups`]: orgMember,
  [`POST ${orgAccount}/secrets`]: orgUserAdmin,
  [`DELETE ${orgAccount}/secrets/{}`]: orgUserAdmin,
  [`GET ${orgAccount}/accessList`]: orgMember,
  [`POST ${orgAccount}/accessList`]: orgOwner,
  [`DELETE ${orgAccount}/accessList/{}`]: orgOwner,
  'GET /groups/{}/serviceAccounts': projectReadOnly,
  'POST /groups/{}/serviceAccounts': projectUserAdmin,
  [`GET ${projectAccount}`]: projectReadOnly,
  [`PATCH ${projectAccount}`]: projectUserAdmin,
  [`DELETE ${projectAccount}`]: projectUserAdmin,
  [`POST ${projectAccount}:invite`]: orgOwner,
  [`POST ${projectAccount}/secrets`]: projectUserAdmin,
  [`DELETE ${projectAccount}/secrets/{}`]: projectUserAdmin,
  [`GET ${projectAccount}/accessList`]: projectReadOnly,
  [`POST ${projectAccount}/accessList`]: projectOwner,
  [`DELETE ${projectAccount}/accessList/{}`]: projectOwner,

  'GET /groups': anyCaller,
  'POST /groups': ['Organization Owner', 'Organization Project Creator'],
  'GET /groups/{}': projectReadOnly,
  // By something else than the ID: whoever may see the project.
  'GET /groups/byName/{}': anyCaller,
  'GET /groups/byAgentApiKey/{}': anyCaller,
  'PATCH /groups/{}': projectOwner,
  'DELETE /groups/{}': projectOwner,

  'GET /groups/{}/users': projectReadOnly,
  'POST /groups/{}/users': projectUserAdmin,
  'DELETE /groups/{}/users/{}': projectUserAdmin,
  'PUT /groups/{}/users/{}/roles': projectUserAdmin,
  'GET /groups/{}/invites': projectUserAdmin,
  'POST /groups/{}/invites': projectUserAdmin,
  'PATCH /groups/{}/invites': projectUserAdmin,
  'GET /groups/{}/invites/{}': projectUserAdmin,
  'PATCH /groups/{}/invites/{}': projectUserAdmin,
  'DELETE /groups/{}/invites/{}': projectUserAdmin,
  'GET /groups/{}/teams': projectReadOnly,
  'POST /groups/{}/teams': projectOwner,
  'PATCH /groups/{}/teams/{}': projectUserAdmin,
  'DELETE /groups/{}/teams/{}': projectUserAdmin,

  'GET /orgs/{}/teams': orgMember,
  'POST /orgs/{}/teams': orgOwner,
  'GET /orgs/{}/teams/{}': orgMember,
  'GET /orgs/{}/teams/byName/{}': orgMember,
  'PATCH /orgs/{}/teams/{}': orgOwner,
  'DELETE /orgs/{}/teams/{}': orgOwner,
  'GET /orgs/{}/teams/{}/users': orgMember,
  'POST /orgs/{}/teams/{}/users': orgOwner,
  'DELETE /orgs/{}/teams/{}/users/{}': orgOwner,

  'POST /users': anyCaller,
  'GET /users/{}': anyCaller,
  'GET /users/byName/{}': anyCaller,
  // One's own.
  'GET /users/{}/accessList': anyCaller,
  'POST /users/{}/accessList': anyCaller,
  'GET /users/{}/accessList/{}': anyCaller,
  'DELETE /users/{}/accessList/{}': anyCaller,

  'GET /orgs/{}/events': orgMember,
  'GET /orgs/{}/events/{}': orgMember,
  'GET /groups/{}/events': projectReadOnly,
  'GET /groups/{}/events/{}': projectReadOnly,
};

/** What is beside the two wires, by operationId: decided here. */
export const privateMinimumRoles: Readonly<Record<string, MinimumRoles>> = {
  getIpInfo: anyCaller,
  getDefaultMongoDbMajorVersion: nobody,
  explainRequest: anyCaller,
  signIn: nobody,
  getSession: person,
  signOut: person,
  listSessions: person,
  endSession: person,
  endOtherSessions: person,
  getProfile: person,
  updateProfile: person,
  changePassword: person,
  requestPasswordReset: nobody,
  resetPassword: nobody,
  beginSecondFactor: person,
  confirmSecondFactor: person,
  disableSecondFactor: person,
  // Whoever has the token of the link.
  getInvitation: nobody,
  acceptInvitation: nobody,
  rejectInvitation: nobody,
  createInvitationLink: orgOwner,
  leaveOrganization: person,
  listOrgTeamProjects: orgMember,
  // As the public lists of API keys; the service decides about service accounts.
  listOrgAuditEvents: orgMember,
  getOrgAuditEvent: orgMember,
  listGroupAuditEvents: projectReadOnly,
  getGroupAuditEvent: projectReadOnly,
  listOrgCredentials: orgMember,
  getOrgCredential: orgMember,
  listGroupCredentials: projectReadOnly,
  getGroupCredential: projectReadOnly,
  setOrgApiKeyExpiry: orgOwner,
  getOrgPermissions: orgMember,
  getGroupPermissions: projectReadOnly,
  getErrorExplanation: nobody,
};

/** OAuth, by operationId: who asks is told by the client ID and client secret, not by a role. */
export const oauthMinimumRoles: Readonly<Record<string, MinimumRoles>> = {
  createAccessToken: nobody,
  revokeAccessToken: nobody,
  introspectAccessToken: nobody,
  refuseAuthorization: nobody,
  refuseSentAuthorization: nobody,
};

/** What the server says of itself, by operationId. */
export const serverMinimumRoles: Readonly<Record<string, MinimumRoles>> = {
  getSigningKeys: nobody,
  getOAuthMetadata: nobody,
  getHealth: nobody,
  getReadiness: nobody,
  getMetrics: nobody,
  // Whoever has the token of the link.
  getSetup: nobody,
  setUp: nobody,
};
