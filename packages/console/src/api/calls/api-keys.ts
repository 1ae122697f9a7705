import { get, groupPath, orgPath, patch, post, remove } from '../call.js';
import { quoted } from '../curl.js';
import type { ApiKey, Page } from '../types.js';
import { type Scope, scopePath } from './scopes.js';

/** The command group of the scope, and the flag that names it. */
function commands(scope: Scope): { group: string; flag: string } {
  return scope.kind === 'organization'
    ? { group: 'organizations', flag: `--orgId ${scope.orgId}` }
    : { group: 'projects', flag: `--projectId ${scope.groupId}` };
}

export function listApiKeys(scope: Scope) {
  const { group, flag } = commands(scope);
  return get<Page<ApiKey>>(`${scopePath(scope)}/apiKeys`, { cli: `${group} apiKeys list ${flag}` });
}

export function createApiKey(scope: Scope, body: { desc: string; roles: readonly string[] }) {
  const { group, flag } = commands(scope);
  const roles = body.roles.map((role) => `--role ${role}`).join(' ');
  return post<ApiKey>(`${scopePath(scope)}/apiKeys`, body, {
    cli: `${group} apiKeys create ${flag} --desc ${quoted(body.desc)} ${roles}`,
  });
}

/** Changes description and roles in the scope. */
export function updateApiKey(scope: Scope, id: string, body: { desc?: string; roles?: readonly string[] }) {
  const { group, flag } = commands(scope);
  const roles = (body.roles ?? []).map((role) => ` --role ${role}`).join('');
  const desc = body.desc === undefined ? '' : ` --desc ${quoted(body.desc)}`;
  return patch<ApiKey>(`${scopePath(scope)}/apiKeys/${id}`, body, {
    cli: `${group} apiKeys assign ${id} ${flag}${desc}${roles}`,
  });
}

/** Deletes a key of an organization, or takes it out of a project. */
export function deleteApiKey(scope: Scope, id: string) {
  const { group, flag } = commands(scope);
  return remove(`${scopePath(scope)}/apiKeys/${id}`, {
    cli: `${group} apiKeys delete ${id} ${flag} --force`,
  });
}

/** Brings a key of the organization into a project, or replaces its roles there. */
export const inviteApiKey = (groupId: string, id: string, roles: readonly string[]) =>
  post<ApiKey>(`${groupPath(groupId)}/apiKeys/${id}`, [{ roles }], {
    cli: `projects apiKeys assign ${id} --projectId ${groupId} ${roles.map((role) => `--role ${role}`).join(' ')}`,
  });

export const getApiKey = (orgId: string, id: string) =>
  get<ApiKey>(`${orgPath(orgId)}/apiKeys/${id}`, {
    cli: `organizations apiKeys describe ${id} --orgId ${orgId}`,
  });
