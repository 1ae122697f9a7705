import { get, groupPath, patch, post, remove } from '../call.js';
import { quoted } from '../curl.js';
import type { ClientSecret, Page, ServiceAccount } from '../types.js';
import { type Scope, scopePath } from './scopes.js';

/** The beginning of a command, and the flag that names the scope. */
function commands(scope: Scope): { group: string; flag: string } {
  return scope.kind === 'organization'
    ? { group: 'organizations serviceAccounts', flag: `--orgId ${scope.orgId}` }
    : { group: 'projects serviceAccounts', flag: `--projectId ${scope.groupId}` };
}

const roleFlags = (roles: readonly string[]) => roles.map((role) => ` --role ${role}`).join('');

function accountPath(scope: Scope, clientId: string): string {
  return `${scopePath(scope)}/serviceAccounts/${encodeURIComponent(clientId)}`;
}

export function listServiceAccounts(scope: Scope) {
  const { group, flag } = commands(scope);
  return get<Page<ServiceAccount>>(`${scopePath(scope)}/serviceAccounts`, { cli: `${group} list ${flag}` });
}

/** With its roles in the scope, and its secrets masked. */
export function getServiceAccount(scope: Scope, clientId: string) {
  const { group, flag } = commands(scope);
  return get<ServiceAccount>(accountPath(scope, clientId), { cli: `${group} describe ${clientId} ${flag}` });
}

export interface NewServiceAccount {
  readonly name: string;
  readonly description: string;
  readonly roles: readonly string[];
  readonly secretExpiresAfterHours: number;
}

/** The only answer that has the secret. */
export function createServiceAccount(scope: Scope, body: NewServiceAccount) {
  const { group, flag } = commands(scope);
  const { name, description, roles, secretExpiresAfterHours: hours } = body;
  return post<ServiceAccount>(`${scopePath(scope)}/serviceAccounts`, body, {
    cli: `${group} create ${flag} --name ${quoted(name)} --desc ${quoted(description)}${roleFlags(roles)} --secretExpiresAfterHours ${hours}`,
  });
}

/** Roles are those in the scope; given ones replace the present ones. */
export function updateServiceAccount(
  scope: Scope,
  clientId: string,
  body: { name?: string; description?: string; roles?: readonly string[] },
) {
  const { group, flag } = commands(scope);
  const name = body.name === undefined ? '' : ` --name ${quoted(body.name)}`;
  const description = body.description === undefined ? '' : ` --desc ${quoted(body.description)}`;
  return patch<ServiceAccount>(accountPath(scope, clientId), body, {
    cli: `${group} update ${clientId} ${flag}${name}${description}${roleFlags(body.roles ?? [])}`,
  });
}

/** Deletes an account of an organization, or takes it out of a project. */
export function deleteServiceAccount(scope: Scope, clientId: string) {
  const { group, flag } = commands(scope);
  return remove(accountPath(scope, clientId), { cli: `${group} delete ${clientId} ${flag} --force` });
}

/** The only answer that has the secret. */
export function createClientSecret(scope: Scope, clientId: string, secretExpiresAfterHours: number) {
  const { group, flag } = commands(scope);
  return post<ClientSecret>(
    `${accountPath(scope, clientId)}/secrets`,
    { secretExpiresAfterHours },
    {
      cli: `${group} secrets create ${flag} --clientId ${clientId} --secretExpiresAfterHours ${secretExpiresAfterHours}`,
    },
  );
}

export function deleteClientSecret(scope: Scope, clientId: string, secretId: string) {
  const { group, flag } = commands(scope);
  return remove(`${accountPath(scope, clientId)}/secrets/${secretId}`, {
    cli: `${group} secrets delete ${secretId} ${flag} --clientId ${clientId} --force`,
  });
}

/** Brings an account of the organization into a project, or replaces its roles there. */
export const inviteServiceAccount = (groupId: string, clientId: string, roles: readonly string[]) =>
  post<ServiceAccount>(
    `${groupPath(groupId)}/serviceAccounts/${encodeURIComponent(clientId)}:invite`,
    { roles },
    { cli: `projects serviceAccounts assign ${clientId} --projectId ${groupId}${roleFlags(roles)}` },
  );
