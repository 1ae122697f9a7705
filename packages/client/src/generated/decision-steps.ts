// Generated from the operations by `npm run docs`.

/** The steps of a decision in their order: what each is called, and whether a refusal is mended at the credential. */
export const decisionSteps = {
  freshness: { title: 'Server', isMendedAtCredential: false },
  clientAddress: { title: 'Address', isMendedAtCredential: false },
  credential: { title: 'Credential', isMendedAtCredential: true },
  expiry: { title: 'Expiry', isMendedAtCredential: true },
  session: { title: 'Session', isMendedAtCredential: false },
  address: { title: 'Access List', isMendedAtCredential: true },
  requirement: { title: 'Access List Requirement', isMendedAtCredential: true },
  use: { title: 'Use', isMendedAtCredential: false },
  operation: { title: 'Operation', isMendedAtCredential: false },
  version: { title: 'Version', isMendedAtCredential: false },
  client: { title: 'Client', isMendedAtCredential: true },
  scope: { title: 'Organization or Project', isMendedAtCredential: true },
  secondFactor: { title: 'Second Factor', isMendedAtCredential: false },
  permission: { title: 'Permission', isMendedAtCredential: true },
  rateLimit: { title: 'Rate Limit', isMendedAtCredential: false },
  reach: { title: 'Reach', isMendedAtCredential: true },
  path: { title: 'Path and Headers', isMendedAtCredential: false },
  route: { title: 'Route', isMendedAtCredential: false },
  apiScope: { title: 'Scope of the Route', isMendedAtCredential: true },
  apiPermission: { title: 'Permission of the Route', isMendedAtCredential: true },
  apiLimit: { title: 'Limits of the API', isMendedAtCredential: false },
} as const;
