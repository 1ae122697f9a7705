import type { DefaultOperations, InputOf, Private } from '@sallyport/client';
import { call } from '../call.js';
import { idOf, operationIn, type Scope } from './scopes.js';

/** An API key or a service account in the overview of an organization or project. */
export type Credential = Private.CredentialOverview;

type OrgQuery = Omit<InputOf<DefaultOperations, 'listOrgCredentials'>, 'orgId'>;
type GroupQuery = Omit<InputOf<DefaultOperations, 'listGroupCredentials'>, 'groupId'>;

/** What either list can be asked for: `groupId` in an organization alone, `includeOrgRoles` in a project alone. */
export type CredentialQuery = Omit<OrgQuery, 'role'> &
  Omit<GroupQuery, 'role'> & { role?: OrgQuery['role'] | GroupQuery['role'] };

/** API keys and service accounts with what the public lists lack: search, order, dates, last use, how many entries. */
export const listCredentials = (scope: Scope, query: CredentialQuery) =>
  scope.kind === 'organization'
    ? call('listOrgCredentials', { ...(query as OrgQuery), orgId: scope.orgId })
    : call('listGroupCredentials', { ...(query as GroupQuery), groupId: scope.groupId });

/** One of them, by the ID of a key or by a client ID. */
export const getCredential = (scope: Scope, credentialId: string) =>
  call(operationIn(scope, 'getOrgCredential', 'getGroupCredential'), { ...idOf(scope), credentialId });
