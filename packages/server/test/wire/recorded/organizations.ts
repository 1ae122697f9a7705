import { ALL, pageOf, type Story, self } from './step.js';

const organization = { id: '{O}', isDeleted: false };
const named = { name: 'Example Org', skipDefaultAlertsSettings: false };
const linked = (name: string) => ({
  href: `{B}/api/atlas/v2/orgs/{O}/${name}`,
  rel: `https://cloud.mongodb.com/${name}`,
});

/** Section 6. */
export const organizations: Story = {
  title: 'organizations',
  steps: [
    {
      request: 'GET /orgs?includeCount=true&itemsPerPage=100&name=&pageNum=1',
      live: {
        status: 200,
        limit: 300,
        body: pageOf('/orgs', 'includeCount=true&name=', [
          { ...organization, links: self('/orgs/{O}'), ...named },
        ]),
      },
    },
    {
      request: 'GET /orgs/{O}',
      live: {
        status: 200,
        limit: 500,
        body: {
          ...organization,
          links: [...self('/orgs/{O}'), linked('groups'), linked('teams'), linked('users')],
          ...named,
        },
      },
    },
  ],
};

const key = (desc: string, privateKey: string, roles: readonly string[]) => ({
  desc,
  id: '{K}',
  links: self('/orgs/{O}/apiKeys/{K}'),
  privateKey,
  publicKey: '{P}',
  roles: roles.map((roleName) => ({ orgId: '{O}', roleName })),
});
const MASKED = '********-****-****-{secret}';
const entry = {
  cidrBlock: '192.0.2.10/32',
  count: 0,
  created: '{time}',
  ipAddress: '192.0.2.10',
  links: self('/orgs/{O}/apiKeys/{K}/accessList/192.0.2.10'),
};
const entries = {
  status: 200,
  limit: 500,
  body: pageOf('/orgs/{O}/apiKeys/{K}/accessList', 'includeCount=true', [entry]),
};

/** Sections 3 and 4. */
export const organizationKeys: Story = {
  title: 'API keys of an organization and their access lists',
  steps: [
    {
      request: 'POST /orgs/{O}/apiKeys',
      body: { desc: 'ci key', roles: ['ORG_READ_ONLY'] },
      names: { K: '/id', P: '/publicKey' },
      live: { status: 200, limit: 500, body: key('ci key', '{secret}', ['ORG_READ_ONLY']) },
    },
    {
      request: 'GET /orgs/{O}/apiKeys/{K}',
      live: { status: 200, limit: 500, body: key('ci key', MASKED, ['ORG_READ_ONLY']) },
    },
    {
      request: 'PATCH /orgs/{O}/apiKeys/{K}',
      body: { desc: 'other', roles: ['ORG_MEMBER'] },
      live: { status: 200, limit: 500, body: key('other', MASKED, ['ORG_MEMBER']) },
    },
    {
      request: `GET /orgs/{O}/apiKeys?${ALL}`,
      live: {
        status: 200,
        limit: 500,
        // By public key; the caller has the first that there is.
        body: pageOf('/orgs/{O}/apiKeys', 'includeCount=true', [
          {
            ...key('caller', MASKED, ['ORG_OWNER']),
            id: '{C}',
            links: self('/orgs/{O}/apiKeys/{C}'),
            publicKey: 'aaaaaaaa',
          },
          key('other', MASKED, ['ORG_MEMBER']),
        ]),
      },
    },
    {
      request: `POST /orgs/{O}/apiKeys/{K}/accessList?${ALL}`,
      body: [{ ipAddress: '192.0.2.10' }],
      live: entries,
    },
    { request: `GET /orgs/{O}/apiKeys/{K}/accessList?${ALL}`, live: entries },
    { request: 'DELETE /orgs/{O}/apiKeys/{K}/accessList/192.0.2.10', live: { status: 204, limit: 500 } },
    { request: 'DELETE /orgs/{O}/apiKeys/{K}', live: { status: 204, limit: 500 } },
  ],
};
