import type { Atlas } from '@sallyport/client';
import { call } from '../call.js';
import { quoted } from '../curl.js';
import { commandsOf, idOf, operationIn, roleFlags, type Scope } from './scopes.js';

/** `privateKey` is readable in the answer that creates the key, and masked in others. */
export type ApiKey = Atlas.ApiKeyUserDetails;

export function listApiKeys(scope: Scope) {
  const { group, flag } = commandsOf(scope);
  return call(
    operationIn(scope, 'listOrgApiKeys', 'listGroupApiKeys'),
    idOf(scope),
    `${group} apiKeys list ${flag}`,
  );
}

export function createApiKey(scope: Scope, body: { desc: string; roles: readonly string[] }) {
  const { group, flag } = commandsOf(scope);
  return call(
    operationIn(scope, 'createOrgApiKey', 'createGroupApiKey'),
    { ...idOf(scope), body },
    `${group} apiKeys create ${flag} --desc ${quoted(body.desc)}${roleFlags(body.roles)}`,
  );
}

/** Changes description and roles in the scope. */
export function updateApiKey(scope: Scope, id: string, body: { desc?: string; roles?: readonly string[] }) {
  const { group, flag } = commandsOf(scope);
  const desc = body.desc === undefined ? '' : ` --desc ${quoted(body.desc)}`;
  return call(
    operationIn(scope, 'updateOrgApiKey', 'updateGroupApiKeyRoles'),
    { ...idOf(scope), apiUserId: id, body },
    `${group} apiKeys assign ${id} ${flag}${desc}${roleFlags(body.roles ?? [])}`,
  );
}

/** Says when a key expires; null: it does not. */
export const setApiKeyExpiry = (orgId: string, id: string, expiresAt: string | null) =>
  call(
    'setOrgApiKeyExpiry',
    { orgId, apiUserId: id, body: { expiresAt } },
    `organizations apiKeys setExpiry ${id} --orgId ${orgId} --expiresAt ${expiresAt ?? 'never'}`,
  );

/** Deletes a key of an organization, or takes it out of a project. */
export function deleteApiKey(scope: Scope, id: string) {
  const { group, flag } = commandsOf(scope);
  return call(
    operationIn(scope, 'deleteOrgApiKey', 'removeGroupApiKey'),
    { ...idOf(scope), apiUserId: id },
    `${group} apiKeys delete ${id} ${flag} --force`,
  );
}

/** Brings a key of the organization into a project that it is not in yet. */
export const inviteApiKey = (groupId: string, id: string, roles: readonly string[]) =>
  call(
    'addGroupApiKey',
    { groupId, apiUserId: id, body: [{ roles }] },
    `projects apiKeys assign ${id} --projectId ${groupId}${roleFlags(roles)}`,
  );

export const getApiKey = (orgId: string, id: string) =>
  call('getOrgApiKey', { orgId, apiUserId: id }, `organizations apiKeys describe ${id} --orgId ${orgId}`);
