import { DEPRECATED } from './people.js';
import type { Story } from './step.js';

const times = { createdAt: '{time}', expiresAt: '{time}' };
const toOrganization = (role: string) => ({
  ...times,
  groupRoleAssignments: [],
  id: '{I}',
  inviterUsername: 'aaaaaaaa',
  orgId: '{O}',
  orgName: 'Example Org',
  roles: [role],
  teamIds: [],
  username: 'new@example.com',
});
const toProject = (role: string) => ({
  ...times,
  groupId: '{G}',
  groupName: 'Base',
  id: '{I}',
  inviterUsername: 'aaaaaaaa',
  roles: [role],
  username: 'new@example.com',
});

/** Section 9. */
export const organizationInvitations = invitationsTo('/orgs/{O}', {
  title: 'invitations to an organization',
  roles: ['ORG_MEMBER', 'ORG_READ_ONLY', 'ORG_GROUP_CREATOR'],
  limit: 500,
  headers: DEPRECATED,
  shown: toOrganization,
});

export const projectInvitations = invitationsTo('/groups/{G}', {
  title: 'invitations to a project',
  roles: ['GROUP_READ_ONLY', 'GROUP_OWNER', 'GROUP_READ_ONLY'],
  limit: 1200,
  headers: { ...DEPRECATED, deprecation: 'Wed, 4 Oct 2023 00:00:00 GMT' },
  shown: toProject,
});

function invitationsTo(
  path: string,
  {
    title,
    roles: [first, second, third],
    limit,
    headers,
    shown,
  }: {
    readonly title: string;
    readonly roles: readonly [string, string, string];
    readonly limit: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly shown: (role: string) => object;
  },
): Story {
  const live = (body: unknown) => ({ status: 200, limit, headers, body });
  const username = 'new@example.com';
  return {
    title,
    steps: [
      {
        request: `POST ${path}/invites`,
        body: { username, roles: [first] },
        names: { I: '/id' },
        live: live(shown(first)),
      },
      { request: `GET ${path}/invites`, live: live([shown(first)]) },
      { request: `GET ${path}/invites/{I}`, live: live(shown(first)) },
      {
        request: `PATCH ${path}/invites/{I}`,
        body: { roles: [second] },
        live: live(shown(second)),
      },
      {
        request: `PATCH ${path}/invites`,
        body: { username, roles: [third] },
        live: live(shown(third)),
      },
      { request: `DELETE ${path}/invites/{I}`, live: { status: 204, limit, headers } },
    ],
  };
}
