import { adaInOrganization, DEPRECATED } from './people.js';
import { ALL, pageOf, type Story, self } from './step.js';

const team = (name: string) => ({ id: '{T}', links: self('/orgs/{O}/teams/{T}'), name });
const inProject = (role: string) => ({
  links: self('/groups/{G}/teams/{T}'),
  roleNames: [role],
  teamId: '{T}',
});
const usual = { status: 200, limit: 1200 };

/** Section 10, and the users of a team of section 8. */
export const teams: Story = {
  title: 'teams',
  steps: [
    {
      request: 'POST /orgs/{O}/teams',
      body: { name: 'ops', usernames: ['ada@example.com'] },
      names: { T: '/id' },
      live: {
        status: 201,
        limit: 1200,
        headers: { location: '{B}/orgs/{O}/teams/{T}' },
        body: { ...team('ops'), usernames: ['ada@example.com'] },
      },
    },
    { request: 'GET /orgs/{O}/teams/{T}', live: { ...usual, body: team('ops') } },
    { request: 'GET /orgs/{O}/teams/byName/ops', live: { ...usual, body: team('ops') } },
    { request: 'PATCH /orgs/{O}/teams/{T}', body: { name: 'ops2' }, live: { ...usual, body: team('ops2') } },
    {
      request: `GET /orgs/{O}/teams?${ALL}`,
      live: { ...usual, body: pageOf('/orgs/{O}/teams', 'includeCount=true', [team('ops2')]) },
    },
    {
      request: 'GET /orgs/{O}/teams/{T}/users?itemsPerPage=100&pageNum=1',
      version: '2025-02-19',
      live: { ...usual, body: pageOf('/orgs/{O}/teams/{T}/users', '', [adaInOrganization(['{T}'])]) },
    },
    {
      request: 'POST /orgs/{O}/teams/{T}/users',
      body: [{ id: '{Z}' }],
      live: {
        ...usual,
        headers: DEPRECATED,
        body: pageOf('/orgs/{O}/teams/{T}/users', '', [
          member('{U}', 'ada@example.com', 'Ada', [
            { groupId: '{G}', roleName: 'GROUP_OWNER' },
            { orgId: '{O}', roleName: 'ORG_OWNER' },
          ]),
          member('{Z}', 'zoe@example.com', 'Zoe', [{ orgId: '{O}', roleName: 'ORG_MEMBER' }]),
        ]),
      },
    },
    {
      request: 'DELETE /orgs/{O}/teams/{T}/users/{Z}',
      live: { status: 204, limit: 1200, headers: DEPRECATED },
    },
    {
      request: 'POST /groups/{G}/teams',
      body: [{ teamId: '{T}', roleNames: ['GROUP_READ_ONLY'] }],
      live: { ...usual, body: pageOf('/groups/{G}/teams', '', [inProject('GROUP_READ_ONLY')]) },
    },
    {
      request: 'PATCH /groups/{G}/teams/{T}',
      body: { roleNames: ['GROUP_OWNER'] },
      live: { ...usual, body: pageOf('/groups/{G}/teams/{T}', '', [inProject('GROUP_OWNER')]) },
    },
    {
      request: `GET /groups/{G}/teams?${ALL}`,
      live: { ...usual, body: pageOf('/groups/{G}/teams', 'includeCount=true', [inProject('GROUP_OWNER')]) },
    },
    { request: 'DELETE /groups/{G}/teams/{T}', live: { status: 204, limit: 1200 } },
    { request: 'DELETE /orgs/{O}/teams/{T}', live: { status: 204, limit: 1200 } },
  ],
};

function member(id: string, username: string, firstName: string, roles: readonly object[]) {
  return {
    country: 'IE',
    createdAt: '{time}',
    emailAddress: username,
    firstName,
    id,
    lastAuth: '{time}',
    lastName: 'Example',
    links: self(`/users/${id}`),
    roles,
    teamIds: ['{T}'],
    username,
  };
}
