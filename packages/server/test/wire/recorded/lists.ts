import { ALL, pageOf, type Story, self } from './step.js';

const entry = {
  cidrBlock: '192.0.2.10/32',
  comment: 'office',
  groupId: '{G}',
  ipAddress: '192.0.2.10',
  links: self('/groups/{G}/accessList/192.0.2.10%2F32'),
};
const list = pageOf('/groups/{G}/accessList', 'includeCount=true', [entry]);

/** Section 11. */
export const networkEntries: Story = {
  title: 'the IP access list of a project',
  steps: [
    {
      request: `POST /groups/{G}/accessList?${ALL}`,
      body: [{ ipAddress: '192.0.2.10', comment: 'office' }],
      live: { status: 201, limit: 1200, body: list },
    },
    { request: `GET /groups/{G}/accessList?${ALL}`, live: { status: 200, limit: 1200, body: list } },
    {
      request: 'GET /groups/{G}/accessList/192.0.2.10',
      live: { status: 200, limit: 1200, body: entry },
    },
    { request: 'DELETE /groups/{G}/accessList/192.0.2.10', live: { status: 204, limit: 1200 } },
  ],
};

const since = 'minDate=2026-08-09T03%3A06%3A48Z';
const query = (type: string) => `eventType=${type}&includeCount=false&includeRaw=false`;
const events = (path: string, type: string, more: object) => ({
  links: self(`${path}?${query(type)}&${since}&pageNum=1&itemsPerPage=100`),
  results: [more],
  totalCount: 0,
});
const acted = { apiKeyId: '{C}', created: '{time}' };
const actor = { publicKey: 'aaaaaaaa', remoteAddress: '127.0.0.1', targetPublicKey: '{P}' };

/** Section 12. */
export const eventLists: Story = {
  title: 'events',
  steps: [
    {
      request: 'POST /groups/{G}/apiKeys',
      body: { desc: 'x', roles: ['GROUP_READ_ONLY'] },
      names: { K: '/id', P: '/publicKey' },
    },
    { request: 'DELETE /orgs/{O}/apiKeys/{K}' },
    {
      request: `GET /orgs/{O}/events?${query('API_KEY_DELETED')}&itemsPerPage=100&${since}&pageNum=1`,
      live: {
        status: 200,
        limit: 500,
        body: events('/orgs/{O}/events', 'API_KEY_DELETED', {
          ...acted,
          eventTypeName: 'API_KEY_DELETED',
          id: '{id}',
          isGlobalAdmin: false,
          links: self('/groups/null/events/{id}'),
          orgId: '{O}',
          ...actor,
        }),
      },
    },
    {
      request: `GET /groups/{G}/events?${query('API_KEY_ADDED_TO_GROUP')}&itemsPerPage=100&${since}&pageNum=1`,
      live: {
        status: 200,
        limit: 300,
        body: events('/groups/{G}/events', 'API_KEY_ADDED_TO_GROUP', {
          ...acted,
          eventTypeName: 'API_KEY_ADDED_TO_GROUP',
          groupId: '{G}',
          id: '{id}',
          isGlobalAdmin: false,
          links: self('/groups/{G}/events/{id}'),
          ...actor,
        }),
      },
    },
  ],
};
