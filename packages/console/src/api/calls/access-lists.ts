import { get, orgPath, post, remove } from '../call.js';
import type { AccessListEntry, Page } from '../types.js';
import { type Scope, scopePath } from './scopes.js';

/** The credential that an access list belongs to, as it was reached. `id` is the ID of a key, or a client ID. */
export type CredentialHolder = {
  readonly kind: 'API_KEY' | 'SERVICE_ACCOUNT';
  readonly scope: Scope;
  readonly orgId: string;
  readonly id: string;
};

/** An entry as it is sent: one address, or a block. */
export type NewEntry = { readonly ipAddress: string } | { readonly cidrBlock: string };

/** Where a list is. Lists of API keys are the organization's; those of service accounts can be reached through a project too. */
function placeOf({ kind, scope, orgId, id }: CredentialHolder) {
  const isKey = kind === 'API_KEY';
  const place: Scope = isKey ? { kind: 'organization', orgId } : scope;
  const [group, flag] =
    place.kind === 'organization'
      ? ['organizations', `--orgId ${orgId}`]
      : ['projects', `--projectId ${place.groupId}`];
  return {
    path: `${isKey ? orgPath(orgId) : scopePath(place)}/${isKey ? 'apiKeys' : 'serviceAccounts'}/${encodeURIComponent(id)}/accessList`,
    command: `${group} ${isKey ? 'apiKeys' : 'serviceAccounts'} accessLists`,
    flags: `${isKey ? '--apiKey' : '--clientId'} ${id} ${flag}`,
    scopeFlag: flag,
  };
}

export function listAccessList(
  holder: CredentialHolder,
  query: { pageNum?: number; itemsPerPage?: number } = {},
) {
  const { path, command, scopeFlag } = placeOf(holder);
  return get<Page<AccessListEntry>>(path, { query, cli: `${command} list ${holder.id} ${scopeFlag}` });
}

/** Adds entries, all or none. */
export function addToAccessList(holder: CredentialHolder, entries: readonly NewEntry[]) {
  const { path, command, flags } = placeOf(holder);
  const values = entries.map((entry) =>
    'ipAddress' in entry ? `--ip ${entry.ipAddress}` : `--cidr ${entry.cidrBlock}`,
  );
  return post<Page<AccessListEntry>>(path, entries, {
    cli: [`${command} create`, flags, ...values].join(' '),
  });
}

/** Removes one entry, named by its address or block. */
export function removeFromAccessList(holder: CredentialHolder, entry: string) {
  const { path, command, flags } = placeOf(holder);
  return remove(`${path}/${encodeURIComponent(entry)}`, {
    cli: `${command} delete ${entry} ${flags} --force`,
  });
}

/** The address that the server sees this browser call from; IPv6 too, although the name says otherwise. */
export const getCurrentAddress = () => get<{ readonly currentIpv4Address: string }>('/api/private/ipinfo');
