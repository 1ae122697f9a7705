import { ALL, pageOf, type Story, self } from './step.js';

const key = (privateKey: string, roleName: string) => ({
  desc: 'proj key',
  id: '{K}',
  links: self('/orgs/{O}/apiKeys/{K}'),
  privateKey,
  publicKey: '{P}',
  roles: [
    { orgId: '{O}', roleName: 'ORG_MEMBER' },
    { groupId: '{G}', roleName },
  ],
});
const MASKED = '********-****-****-{secret}';

/** Section 5. */
export const projectKeys: Story = {
  title: 'API keys of a project',
  steps: [
    {
      request: 'POST /groups/{G}/apiKeys',
      body: { desc: 'proj key', roles: ['GROUP_READ_ONLY'] },
      names: { K: '/id', P: '/publicKey' },
      live: { status: 200, limit: 1200, body: key('{secret}', 'GROUP_READ_ONLY') },
    },
    {
      request: `GET /groups/{G}/apiKeys?${ALL}`,
      live: {
        status: 200,
        limit: 1200,
        body: pageOf('/groups/{G}/apiKeys', 'includeCount=true', [key(MASKED, 'GROUP_READ_ONLY')]),
      },
    },
    {
      request: 'PATCH /groups/{G}/apiKeys/{K}',
      body: { roles: ['GROUP_OWNER'] },
      live: { status: 200, limit: 1200, body: key(MASKED, 'GROUP_OWNER') },
    },
    { request: 'DELETE /groups/{G}/apiKeys/{K}', live: { status: 204, limit: 1200 } },
  ],
};
