import type { Atlas } from '@sallyport/client';
import { call } from '../call.js';
import { quoted } from '../curl.js';
import { commandsOf, flagsOf, idOf, operationIn, roleFlags, type Scope } from './scopes.js';

/** The roles are those in the scope it was read in. */
export type ServiceAccount = Atlas.OrgServiceAccount | Atlas.GroupServiceAccount;
/** `secret` is readable only in the answer that makes it. */
export type ClientSecret = Atlas.ServiceAccountSecret;
/** What is asked of a client secret that is made. */
export type SecretTerms = Atlas.ServiceAccountSecretRequest;

/** The beginning of a command, and the flag that names the scope. */
function commands(scope: Scope) {
  const { group, flag } = commandsOf(scope);
  return { group: `${group} serviceAccounts`, flag };
}

export function listServiceAccounts(scope: Scope) {
  const { group, flag } = commands(scope);
  return call(
    operationIn(scope, 'listOrgServiceAccounts', 'listGroupServiceAccounts'),
    idOf(scope),
    `${group} list ${flag}`,
  );
}

/** With its roles in the scope, and its secrets masked. */
export function getServiceAccount(scope: Scope, clientId: string) {
  const { group, flag } = commands(scope);
  return call(
    operationIn(scope, 'getOrgServiceAccount', 'getGroupServiceAccount'),
    { ...idOf(scope), clientId },
    `${group} describe ${clientId} ${flag}`,
  );
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
  return call(
    operationIn(scope, 'createOrgServiceAccount', 'createGroupServiceAccount'),
    { ...idOf(scope), body },
    `${group} create ${flag} --name ${quoted(name)} --desc ${quoted(description)}${roleFlags(roles)} --secretExpiresAfterHours ${hours}`,
  );
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
  return call(
    operationIn(scope, 'updateOrgServiceAccount', 'updateGroupServiceAccount'),
    { ...idOf(scope), clientId, body },
    `${group} update ${clientId} ${flag}${name}${description}${roleFlags(body.roles ?? [])}`,
  );
}

/** Deletes an account of an organization, or takes it out of a project. */
export function deleteServiceAccount(scope: Scope, clientId: string) {
  const { group, flag } = commands(scope);
  return call(
    operationIn(scope, 'deleteOrgServiceAccount', 'deleteGroupServiceAccount'),
    { ...idOf(scope), clientId },
    `${group} delete ${clientId} ${flag} --force`,
  );
}

/** The only answer that has the secret. */
export function createClientSecret(scope: Scope, clientId: string, body: SecretTerms) {
  const { group, flag } = commands(scope);
  return call(
    operationIn(scope, 'createOrgServiceAccountSecret', 'createGroupServiceAccountSecret'),
    { ...idOf(scope), clientId, body },
    `${group} secrets create ${flag} --clientId ${clientId}${flagsOf(body)}`,
  );
}

export function deleteClientSecret(scope: Scope, clientId: string, secretId: string) {
  const { group, flag } = commands(scope);
  return call(
    operationIn(scope, 'deleteOrgServiceAccountSecret', 'deleteGroupServiceAccountSecret'),
    { ...idOf(scope), clientId, secretId },
    `${group} secrets delete ${secretId} ${flag} --clientId ${clientId} --force`,
  );
}

/** Brings an account of the organization into a project that it is not in yet. */
export const inviteServiceAccount = (groupId: string, clientId: string, roles: readonly string[]) =>
  call(
    'inviteGroupServiceAccount',
    { groupId, clientId, body: { roles } },
    `projects serviceAccounts assign ${clientId} --projectId ${groupId}${roleFlags(roles)}`,
  );
