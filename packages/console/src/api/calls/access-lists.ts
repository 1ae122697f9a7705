import type { Atlas, Page } from '@sallyport/client';
import { type Call, call } from '../call.js';
import type { Merged } from '../merged.js';
import { commandsOf, idOf, operationIn, type Scope, type Slice } from './scopes.js';

/** The credential that an access list belongs to, as it was reached. `id` is the ID of a key, or a client ID. */
export type CredentialHolder = {
  readonly kind: 'API_KEY' | 'SERVICE_ACCOUNT';
  readonly scope: Scope;
  readonly orgId: string;
  readonly id: string;
};

/** An entry of the list of an API key, or of a service account, whose members have other names. */
export type AccessListEntry = Merged<Atlas.UserAccessListResponse | Atlas.ServiceAccountIPAccessListEntry>;

/** An entry as it is sent: one address, or a block. */
export type NewEntry = { readonly ipAddress: string } | { readonly cidrBlock: string };

/** Where a list is. Lists of API keys are the organization's; those of service accounts can be reached through a project too. */
function placeOf({ kind, scope, orgId, id }: CredentialHolder) {
  const isKey = kind === 'API_KEY';
  const { group, flag } = commandsOf(isKey ? { kind: 'organization', orgId } : scope);
  return {
    command: `${group} ${isKey ? 'apiKeys' : 'serviceAccounts'} accessLists`,
    flags: `${isKey ? '--apiKey' : '--clientId'} ${id} ${flag}`,
    scopeFlag: flag,
  };
}

export function listAccessList(holder: CredentialHolder, query: Slice = {}): Call<Page<AccessListEntry>> {
  const { kind, scope, orgId, id } = holder;
  const { command, scopeFlag } = placeOf(holder);
  const cli = `${command} list ${id} ${scopeFlag}`;
  return kind === 'API_KEY'
    ? call('listOrgApiKeyAccessListEntries', { orgId, apiUserId: id, ...query }, cli)
    : call(
        operationIn(scope, 'listOrgServiceAccountAccessList', 'listGroupServiceAccountAccessList'),
        { ...idOf(scope), clientId: id, ...query },
        cli,
      );
}

/** Adds entries, all or none. */
export function addToAccessList(
  holder: CredentialHolder,
  body: readonly NewEntry[],
): Call<Page<AccessListEntry>> {
  const { kind, scope, orgId, id } = holder;
  const { command, flags } = placeOf(holder);
  const values = body.map((entry) =>
    'ipAddress' in entry ? `--ip ${entry.ipAddress}` : `--cidr ${entry.cidrBlock}`,
  );
  const cli = [`${command} create`, flags, ...values].join(' ');
  return kind === 'API_KEY'
    ? call('createOrgApiKeyAccessListEntry', { orgId, apiUserId: id, body }, cli)
    : call(
        operationIn(scope, 'createOrgServiceAccountAccessList', 'createGroupServiceAccountAccessList'),
        { ...idOf(scope), clientId: id, body },
        cli,
      );
}

/** Removes one entry, named by its address or block. */
export function removeFromAccessList(holder: CredentialHolder, entry: string) {
  const { kind, scope, orgId, id } = holder;
  const { command, flags } = placeOf(holder);
  const cli = `${command} delete ${entry} ${flags} --force`;
  return kind === 'API_KEY'
    ? call('deleteOrgApiKeyAccessListEntry', { orgId, apiUserId: id, ipAddress: entry }, cli)
    : call(
        operationIn(
          scope,
          'deleteOrgServiceAccountAccessListEntry',
          'deleteGroupServiceAccountAccessListEntry',
        ),
        { ...idOf(scope), clientId: id, ipAddress: entry },
        cli,
      );
}

/** The address that the server sees this browser call from; IPv6 too, although the name says otherwise. */
export const getCurrentAddress = () => call('getIpInfo', {});
