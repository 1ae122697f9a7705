/** The least that a caller needs, in the words of the documentation. */
export type Least =
  | 'any caller'
  | 'organization member'
  | 'organization owner'
  | 'project creator'
  | 'project member'
  | 'project user admin'
  | 'project owner'
  | 'the key itself'
  | 'the user';

interface Row {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `/api/public/v1.0`. */
  readonly path: string;
  readonly status: number;
  readonly least: Least;
}

const row = (method: Row['method'], path: string, status: number, least: Least): Row => ({
  method,
  path,
  status,
  least,
});

const org = '/orgs/{orgId}';
const group = '/groups/{groupId}';
const key = `${org}/apiKeys/{apiKeyId}`;
const orgAccount = `${org}/serviceAccounts/{clientId}`;
const groupAccount = `${group}/serviceAccounts/{clientId}`;

function invitations(scope: string, least: Least): Row[] {
  return [
    row('GET', `${scope}/invites`, 200, least),
    row('POST', `${scope}/invites`, 201, least),
    row('PATCH', `${scope}/invites`, 200, least),
    row('GET', `${scope}/invites/{invitationId}`, 200, least),
    row('PATCH', `${scope}/invites/{invitationId}`, 200, least),
    row('DELETE', `${scope}/invites/{invitationId}`, 204, least),
  ];
}

function accessList(list: string): Row[] {
  return [
    row('GET', list, 200, 'the key itself'),
    row('GET', `${list}/{ipAddress}`, 200, 'the key itself'),
    row('POST', list, 200, 'the key itself'),
    row('DELETE', `${list}/{ipAddress}`, 204, 'the key itself'),
  ];
}

/**
 * The endpoints of the Cloud Manager Public API that this server has, as documented: status of success and least role.
 * "Organization User Admin", which has no constant, stands for Organization Owner (decision 5).
 */
export const rows: readonly Row[] = [
  row('GET', '', 200, 'any caller'),
  row('GET', '/orgs', 200, 'any caller'),
  row('GET', org, 200, 'organization member'),
  row('PATCH', org, 200, 'organization owner'),
  row('DELETE', org, 204, 'organization owner'),
  row('GET', `${org}/groups`, 200, 'organization member'),
  row('GET', `${org}/users`, 200, 'organization member'),
  row('DELETE', `${org}/users/{userId}`, 204, 'organization owner'),
  row('PUT', `${org}/users/{userId}/roles`, 200, 'organization owner'),
  ...invitations(org, 'organization owner'),
  row('GET', `${org}/apiKeys`, 200, 'organization member'),
  row('POST', `${org}/apiKeys`, 200, 'organization owner'),
  row('GET', key, 200, 'organization member'),
  row('PATCH', key, 200, 'organization owner'),
  row('DELETE', key, 204, 'organization owner'),
  ...accessList(`${key}/accessList`),
  ...accessList(`${key}/whitelist`),
  row('GET', `${group}/apiKeys`, 200, 'project member'),
  row('POST', `${group}/apiKeys`, 200, 'project user admin'),
  row('PATCH', `${group}/apiKeys/{apiKeyId}`, 200, 'project user admin'),
  row('DELETE', `${group}/apiKeys/{apiKeyId}`, 200, 'project user admin'),
  row('GET', `${org}/serviceAccounts`, 200, 'organization member'),
  row('POST', `${org}/serviceAccounts`, 201, 'organization owner'),
  row('GET', orgAccount, 200, 'organization member'),
  row('PATCH', orgAccount, 200, 'organization owner'),
  row('DELETE', orgAccount, 204, 'organization owner'),
  row('GET', `${orgAccount}/groups`, 200, 'organization member'),
  row('POST', `${orgAccount}/secrets`, 201, 'organization owner'),
  row('DELETE', `${orgAccount}/secrets/{secretId}`, 204, 'organization owner'),
  row('GET', `${orgAccount}/accessList`, 200, 'organization member'),
  row('POST', `${orgAccount}/accessList`, 200, 'organization owner'),
  row('DELETE', `${orgAccount}/accessList/{ipAddress}`, 204, 'organization owner'),
  row('GET', `${group}/serviceAccounts`, 200, 'project member'),
  row('POST', `${group}/serviceAccounts`, 201, 'project user admin'),
  row('GET', groupAccount, 200, 'project member'),
  row('PATCH', groupAccount, 200, 'project user admin'),
  row('DELETE', groupAccount, 204, 'project user admin'),
  row('POST', `${groupAccount}:invite`, 200, 'organization owner'),
  row('POST', `${groupAccount}/secrets`, 201, 'project user admin'),
  row('DELETE', `${groupAccount}/secrets/{secretId}`, 204, 'project user admin'),
  row('GET', `${groupAccount}/accessList`, 200, 'project member'),
  row('POST', `${groupAccount}/accessList`, 200, 'project owner'),
  row('DELETE', `${groupAccount}/accessList/{ipAddress}`, 204, 'project owner'),
  row('GET', '/groups', 200, 'any caller'),
  row('POST', '/groups', 201, 'project creator'),
  row('GET', group, 200, 'project member'),
  row('GET', '/groups/byName/{groupName}', 200, 'any caller'),
  row('GET', '/groups/byAgentApiKey/{agentApiKey}', 200, 'any caller'),
  row('PATCH', group, 200, 'project owner'),
  row('DELETE', group, 204, 'project owner'),
  row('GET', `${group}/users`, 200, 'project member'),
  row('POST', `${group}/users`, 200, 'project user admin'),
  row('DELETE', `${group}/users/{userId}`, 204, 'project user admin'),
  row('PUT', `${group}/users/{userId}/roles`, 200, 'project user admin'),
  ...invitations(group, 'project user admin'),
  row('GET', `${group}/teams`, 200, 'project member'),
  row('POST', `${group}/teams`, 200, 'project owner'),
  row('PATCH', `${group}/teams/{teamId}`, 200, 'project user admin'),
  row('DELETE', `${group}/teams/{teamId}`, 204, 'project user admin'),
  row('GET', `${org}/teams`, 200, 'organization member'),
  row('POST', `${org}/teams`, 201, 'organization owner'),
  row('GET', `${org}/teams/{teamId}`, 200, 'organization member'),
  row('GET', `${org}/teams/byName/{teamName}`, 200, 'organization member'),
  row('PATCH', `${org}/teams/{teamId}`, 200, 'organization owner'),
  row('DELETE', `${org}/teams/{teamId}`, 204, 'organization owner'),
  row('GET', `${org}/teams/{teamId}/users`, 200, 'organization member'),
  row('POST', `${org}/teams/{teamId}/users`, 200, 'organization owner'),
  row('DELETE', `${org}/teams/{teamId}/users/{userId}`, 204, 'organization owner'),
  row('POST', '/users', 201, 'any caller'),
  row('GET', '/users/{userId}', 200, 'any caller'),
  row('GET', '/users/byName/{userName}', 200, 'any caller'),
  row('GET', '/users/{userId}/accessList', 200, 'the user'),
  row('POST', '/users/{userId}/accessList', 201, 'the user'),
  row('GET', '/users/{userId}/accessList/{ipAddress}', 200, 'the user'),
  row('DELETE', '/users/{userId}/accessList/{ipAddress}', 204, 'the user'),
  row('GET', `${org}/events`, 200, 'organization member'),
  row('GET', `${org}/events/{eventId}`, 200, 'organization member'),
  row('GET', `${group}/events`, 200, 'project member'),
  row('GET', `${group}/events/{eventId}`, 200, 'project member'),
];
