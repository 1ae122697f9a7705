import { ALL, pageOf, type Story } from './step.js';

const challenge = {
  status: 401,
  body: `{
  "error" : 401,
  "reason" : "Unauthorized",
  "detail" : "You are not authorized for this resource.",
  "errorCode" : "UNEXPECTED_ERROR"
}`,
};
const challengeHeaders = {
  'content-type': 'application/json',
  'www-authenticate':
    'Digest realm="MMS Public API", domain="", nonce="{nonce}", algorithm=MD5, qop="auth", stale=false',
};
const throughProxy = { 'content-type': 'application/json', 'x-xgen-up-proto': 'HTTP/2' };

/** Section 1, and the private path of section 4. */
export const beside: Story = {
  title: 'without credentials, and private paths',
  steps: [
    {
      request: 'GET /orgs/{O}',
      withoutCredentials: true,
      live: { ...challenge, headers: challengeHeaders },
    },
    {
      request: 'GET /api/private/ipinfo',
      withoutCredentials: true,
      live: { ...challenge, headers: { ...challengeHeaders, ...throughProxy } },
    },
    {
      request: 'GET /api/private/ipinfo',
      live: { status: 200, headers: throughProxy, body: { currentIpv4Address: '127.0.0.1' } },
    },
  ],
};

const limit = 'not recorded';
const PRIVATE_SERVICES = 'atlas.project.deployment.privateServiceConnectionsPerRegionGroup';

/** What Terraform and the Atlas CLI ask for around the operations of access management. */
export const aroundProjects: Story = {
  title: 'limits and clusters of a project',
  steps: [
    { request: `PATCH /groups/{G}/limits/${PRIVATE_SERVICES}`, body: { value: 6 } },
    {
      request: 'GET /groups/{G}/limits',
      live: {
        status: 200,
        limit,
        body: limitsWith({ users: 900, clusters: 90, entries: 220 }),
        differs: {
          areas: ['Project limits: maxima'],
          body: limitsWith({ users: 100, clusters: 100, entries: 200 }),
        },
      },
    },
    {
      request: `GET /groups/{G}/clusters?${ALL}`,
      live: { status: 200, limit, body: pageOf('/groups/{G}/clusters', 'includeCount=true', []) },
    },
    {
      request: 'GET /groups/{G}/ipAddresses',
      live: { status: 200, limit, body: { groupId: '{G}', services: { clusters: [] } } },
    },
    { request: 'GET /groups/{G}/managedSlowMs', live: { status: 200, limit, body: true } },
    {
      request: 'GET /api/private/unauth/nds/defaultMongoDBMajorVersion',
      withoutCredentials: true,
      live: { status: 200, headers: { ...throughProxy, 'content-type': 'text/plain' }, body: '8.0' },
    },
  ],
};

/** Recorded are ten, of which two are from no document, these maxima, and that the one set by hand has no use. */
function limitsWith({ users, clusters, entries }: { users: number; clusters: number; entries: number }) {
  const used = (name: string, value: number, maximumLimit: number) => ({
    currentUsage: 0,
    defaultLimit: value,
    maximumLimit,
    name: `atlas.project.${name}`,
    value,
  });
  return [
    used('security.databaseAccess.users', 100, users),
    used('deployment.clusters', 25, clusters),
    used('deployment.serverlessMTMs', 100, 100),
    used('deployment.salesSoldM0s', 100, 100),
    used('security.databaseAccess.customRoles', 100, 1400),
    used('security.networkAccess.entries', 200, entries),
    used('security.networkAccess.crossRegionEntries', 40, 220),
    used('deployment.nodesPerPrivateLinkRegion', 50, 90),
    { defaultLimit: 50, maximumLimit: 100, name: PRIVATE_SERVICES, value: 6 },
    {
      defaultLimit: 27,
      maximumLimit: 27,
      name: 'atlas.project.deployment.privateServiceConnectionsSubnetMask',
      value: 27,
    },
  ];
}
