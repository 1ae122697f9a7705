import { anyCaller, type MinimumRoles, orgMember, orgOwner, projectOwner, projectReadOnly } from './roles.js';

const orgUserAdmin: MinimumRoles = ['Organization Owner', 'Organization User Admin'];
const userAdminAlone: MinimumRoles = ['Organization User Admin'];
const projectUserAdmin: MinimumRoles = ['Project Owner', 'Project User Admin'];

const list = '/orgs/{}/apiKeys/{}/accessList';
const oldList = '/orgs/{}/apiKeys/{}/whitelist';
const orgAccount = '/orgs/{}/serviceAccounts/{}';
const projectAccount = '/groups/{}/serviceAccounts/{}';

/** Cloud Manager Public API v1.0, by method and path below `/api/public/v1.0`: it publishes no operationIds. */
export const cloudManagerMinimumRoles: Readonly<Record<string, MinimumRoles>> = {
  'GET ': anyCaller,

  'GET /orgs': anyCaller,
  'GET /orgs/{}': orgMember,
  'PATCH /orgs/{}': orgOwner,
  'DELETE /orgs/{}': orgOwner,
  'GET /orgs/{}/groups': orgMember,

  'GET /orgs/{}/users': orgMember,
  'DELETE /orgs/{}/users/{}': userAdminAlone,
  'PUT /orgs/{}/users/{}/roles': userAdminAlone,
  'GET /orgs/{}/invites': userAdminAlone,
  'POST /orgs/{}/invites': userAdminAlone,
  'PATCH /orgs/{}/invites': userAdminAlone,
  'GET /orgs/{}/invites/{}': userAdminAlone,
  'PATCH /orgs/{}/invites/{}': userAdminAlone,
  'DELETE /orgs/{}/invites/{}': userAdminAlone,

  'GET /orgs/{}/apiKeys': orgMember,
  'POST /orgs/{}/apiKeys': orgUserAdmin,
  'GET /orgs/{}/apiKeys/{}': orgMember,
  'PATCH /orgs/{}/apiKeys/{}': orgUserAdmin,
  'DELETE /orgs/{}/apiKeys/{}': orgUserAdmin,
  // And the key itself; so with all of the lists.
  [`GET ${list}`]: orgOwner,
  [`POST ${list}`]: orgOwner,
  [`GET ${list}/{}`]: orgOwner,
  [`DELETE ${list}/{}`]: orgOwner,
  [`GET ${oldList}`]: orgOwner,
  [`POST ${oldList}`]: orgOwner,
  [`GET ${oldList}/{}`]: orgOwner,
  [`DELETE ${oldList}/{}`]: orgOwner,
  'GET /groups/{}/apiKeys': projectReadOnly,
  'POST /groups/{}/apiKeys': projectUserAdmin,
  'PATCH /groups/{}/apiKeys/{}': projectUserAdmin,
  'DELETE /groups/{}/apiKeys/{}': projectUserAdmin,

  'GET /orgs/{}/serviceAccounts': orgMember,
  'POST /orgs/{}/serviceAccounts': orgUserAdmin,
  [`GET ${orgAccount}`]: orgMember,
  [`PATCH ${orgAccount}`]: orgUserAdmin,
  [`DELETE ${orgAccount}`]: orgUserAdmin,
  [`GET ${orgAccount}/groups`]: orgMember,
  [`POST ${orgAccount}/secrets`]: orgUserAdmin,
  [`DELETE ${orgAccount}/secrets/{}`]: orgUserAdmin,
  [`GET ${orgAccount}/accessList`]: orgMember,
  [`POST ${orgAccount}/accessList`]: orgOwner,
  [`DELETE ${orgAccount}/accessList/{}`]: orgOwner,
  'GET /groups/{}/serviceAccounts': projectReadOnly,
  'POST /groups/{}/serviceAccounts': projectUserAdmin,
  [`GET ${projectAccount}`]: projectReadOnly,
  [`PATCH ${projectAccount}`]: projectUserAdmin,
  [`DELETE ${projectAccount}`]: projectUserAdmin,
  [`POST ${projectAccount}:invite`]: orgOwner,
  [`POST ${projectAccount}/secrets`]: projectUserAdmin,
  [`DELETE ${projectAccount}/secrets/{}`]: projectUserAdmin,
  [`GET ${projectAccount}/accessList`]: projectReadOnly,
  [`POST ${projectAccount}/accessList`]: projectOwner,
  [`DELETE ${projectAccount}/accessList/{}`]: projectOwner,

  'GET /groups': anyCaller,
  'POST /groups': ['Organization Owner', 'Organization Project Creator'],
  'GET /groups/{}': projectReadOnly,
  // By something else than the ID: whoever may see the project.
  'GET /groups/byName/{}': anyCaller,
  'GET /groups/byAgentApiKey/{}': anyCaller,
  'PATCH /groups/{}': projectOwner,
  'DELETE /groups/{}': projectOwner,

  'GET /groups/{}/users': projectReadOnly,
  'POST /groups/{}/users': projectUserAdmin,
  'DELETE /groups/{}/users/{}': projectUserAdmin,
  'PUT /groups/{}/users/{}/roles': projectUserAdmin,
  'GET /groups/{}/invites': projectUserAdmin,
  'POST /groups/{}/invites': projectUserAdmin,
  'PATCH /groups/{}/invites': projectUserAdmin,
  'GET /groups/{}/invites/{}': projectUserAdmin,
  'PATCH /groups/{}/invites/{}': projectUserAdmin,
  'DELETE /groups/{}/invites/{}': projectUserAdmin,
  'GET /groups/{}/teams': projectReadOnly,
  'POST /groups/{}/teams': projectOwner,
  'PATCH /groups/{}/teams/{}': projectUserAdmin,
  'DELETE /groups/{}/teams/{}': projectUserAdmin,

  'GET /orgs/{}/teams': orgMember,
  'POST /orgs/{}/teams': orgOwner,
  'GET /orgs/{}/teams/{}': orgMember,
  'GET /orgs/{}/teams/byName/{}': orgMember,
  'PATCH /orgs/{}/teams/{}': orgOwner,
  'DELETE /orgs/{}/teams/{}': orgOwner,
  'GET /orgs/{}/teams/{}/users': orgMember,
  'POST /orgs/{}/teams/{}/users': orgOwner,
  'DELETE /orgs/{}/teams/{}/users/{}': orgOwner,

  'POST /users': anyCaller,
  'GET /users/{}': anyCaller,
  'GET /users/byName/{}': anyCaller,
  // One's own.
  'GET /users/{}/accessList': anyCaller,
  'POST /users/{}/accessList': anyCaller,
  'GET /users/{}/accessList/{}': anyCaller,
  'DELETE /users/{}/accessList/{}': anyCaller,

  'GET /orgs/{}/events': orgMember,
  'GET /orgs/{}/events/{}': orgMember,
  'GET /groups/{}/events': projectReadOnly,
  'GET /groups/{}/events/{}': projectReadOnly,
};
