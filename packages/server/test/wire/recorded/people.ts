import { ALL, pageOf, refusal, type Story, self } from './step.js';

export const DEPRECATED = {
  deprecation: 'Wed, 19 Feb 2025 00:00:00 GMT',
  sunset: 'Thu, 1 Jul 2027 00:00:00 GMT',
};

/** As lists of 2025-02-19 show them. */
const active = (id: '{U}' | '{Z}', more: object) => ({
  country: 'IE',
  createdAt: '{time}',
  firstName: id === '{U}' ? 'Ada' : 'Zoe',
  id,
  lastAuth: '{time}',
  lastName: 'Example',
  mobileNumber: null,
  orgMembershipStatus: 'ACTIVE',
  ...more,
  username: id === '{U}' ? 'ada@example.com' : 'zoe@example.com',
});
export const adaInOrganization = (teamIds: readonly string[]) =>
  active('{U}', {
    roles: {
      groupRoleAssignments: [{ groupId: '{G}', groupRoles: ['GROUP_OWNER'] }],
      orgRoles: ['ORG_OWNER'],
    },
    teamIds,
  });

const account = (id: string, username: string, more: { lastAuth?: string; roles: readonly object[] }) => ({
  country: 'IE',
  createdAt: '{time}',
  emailAddress: username,
  firstName: 'Ada',
  id,
  ...(more.lastAuth && { lastAuth: more.lastAuth }),
  lastName: 'Example',
  links: [
    ...self(`/users/${id}`),
    ...['whitelist', 'accessList'].map((name) => ({
      href: `{B}/api/atlas/v2/users/${id}/${name}`,
      rel: `https://cloud.mongodb.com/${name}`,
    })),
  ],
  roles: more.roles,
  teamIds: [],
  username,
});
const ada = account('{U}', 'ada@example.com', {
  lastAuth: '{time}',
  roles: [
    { groupId: '{G}', roleName: 'GROUP_OWNER' },
    { orgId: '{O}', roleName: 'ORG_OWNER' },
  ],
});
const newUser = {
  country: 'IE',
  emailAddress: 'bea@example.com',
  firstName: 'Ada',
  lastName: 'Example',
  mobileNumber: '',
  password: 'for-a-test-alone',
  roles: [],
  username: 'bea@example.com',
};

/** Section 8. */
export const people: Story = {
  title: 'people',
  steps: [
    {
      request: 'POST /orgs/{O}/invites',
      body: { username: 'new@example.com', roles: ['ORG_READ_ONLY'] },
    },
    {
      request: `GET /orgs/{O}/users?${ALL}`,
      version: '2025-02-19',
      live: {
        status: 200,
        limit: 500,
        body: pageOf('/orgs/{O}/users', 'includeCount=true', [
          adaInOrganization([]),
          {
            id: '{id}',
            invitationCreatedAt: '{time}',
            invitationExpiresAt: '{time}',
            inviterUsername: 'aaaaaaaa',
            orgMembershipStatus: 'PENDING',
            roles: { groupRoleAssignments: [], orgRoles: ['ORG_READ_ONLY'] },
            teamIds: [],
            username: 'new@example.com',
          },
          active('{Z}', { roles: { groupRoleAssignments: [], orgRoles: ['ORG_MEMBER'] }, teamIds: [] }),
        ]),
      },
    },
    {
      request:
        'GET /groups/{G}/users?flattenTeams=false&includeCount=true&includeOrgUsers=false&itemsPerPage=100&pageNum=1',
      version: '2025-02-19',
      live: {
        status: 200,
        limit: 1200,
        body: pageOf('/groups/{G}/users', 'flattenTeams=false&includeCount=true&includeOrgUsers=false', [
          active('{U}', { roles: ['GROUP_OWNER'] }),
        ]),
      },
    },
    { request: 'GET /users/{U}', live: { status: 200, limit: 2500, headers: DEPRECATED, body: ada } },
    {
      request: 'GET /users/byName/ada@example.com',
      live: { status: 200, limit: 2500, headers: DEPRECATED, body: ada },
    },
    {
      request: 'POST /users',
      body: newUser,
      names: { N: '/id' },
      live: {
        status: 201,
        limit: 2500,
        headers: { ...DEPRECATED, location: '{B}/api/atlas/v1.0/users/{N}' },
        body: account('{N}', 'bea@example.com', { roles: [] }),
      },
    },
    {
      request: 'POST /users',
      body: newUser,
      live: conflict(),
    },
  ],
};

function conflict() {
  const { headers, body } = refusal(
    409,
    'USER_ALREADY_EXISTS',
    'Conflict',
    'A user with username bea@example.com already exists.',
    ['bea@example.com'],
  );
  return { status: 409, limit: 2500, headers: { ...headers, ...DEPRECATED }, body };
}
