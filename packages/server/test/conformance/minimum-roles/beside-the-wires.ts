import {
  anyCaller,
  client,
  type MinimumRoles,
  nobody,
  orgMember,
  orgOwner,
  orgReadOnly,
  projectReadOnly,
} from './roles.js';

const person: MinimumRoles = ['Signed-in person'];

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
  // Whoever may read every credential, service accounts among them.
  listOrgRefusals: orgReadOnly,
  listGroupRefusals: projectReadOnly,
  listOrgLastRefusals: orgReadOnly,
  listGroupLastRefusals: projectReadOnly,
  getOrgUse: orgReadOnly,
  getGroupUse: projectReadOnly,
  getOrgAddressHistory: orgReadOnly,
  getGroupAddressHistory: projectReadOnly,
  listGuardedApis: orgOwner,
  applyGuardDefinition: orgOwner,
  previewGuardDefinition: orgOwner,
  getGuardedApi: orgOwner,
  deleteGuardedApi: orgOwner,
  listGuardedApiVersions: orgOwner,
  getGuardedApiVersion: orgOwner,
  setGuardedApiVersion: orgOwner,
  setGuardedApiMode: orgOwner,
  listGates: orgOwner,
  createGate: orgOwner,
  getGate: orgOwner,
  updateGate: orgOwner,
  deleteGate: orgOwner,
  listOrgGrantableRoles: orgMember,
  listGroupGrantableRoles: projectReadOnly,
  revokeOwnCredential: ['Credential about itself'],
  setOrgApiKeyExpiry: orgOwner,
  getOrgPermissions: orgMember,
  getGroupPermissions: projectReadOnly,
  getErrorExplanation: nobody,
};

/** OAuth, by operationId: who asks is told by the client ID and client secret, not by a role. */
export const oauthMinimumRoles: Readonly<Record<string, MinimumRoles>> = {
  createAccessToken: client,
  revokeAccessToken: client,
  introspectAccessToken: client,
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

/** The controls of a server for tests, by operationId: who may ask is known by the connection. */
export const testMinimumRoles: Readonly<Record<string, MinimumRoles>> = {
  getTestFaults: nobody,
  setTestFaults: nobody,
  clearTestFaults: nobody,
  getTestClock: nobody,
  setTestClock: nobody,
  getTestRateLimits: nobody,
  setTestRateLimits: nobody,
  listTestCalls: nobody,
  clearTestCalls: nobody,
  resetTestState: nobody,
  listTestSnapshots: nobody,
  saveTestSnapshot: nobody,
  restoreTestSnapshot: nobody,
  deleteTestSnapshot: nobody,
  createTestOrganization: nobody,
};
