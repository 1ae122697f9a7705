import type { ReactNode } from 'react';
import {
  addToAccessList,
  type CredentialHolder,
  listAccessList,
  type NewEntry,
} from '../../api/calls/access-lists.js';
import type { Credential } from '../../api/calls/credentials.js';
import type { Scope } from '../../api/calls/scopes.js';
import { AccessListEditor } from '../../credentials/AccessListEditor.js';
import { rolesFor } from '../../shell/ReadOnlyNotice.js';

/** The key as the holder of its access list. */
export function holderOf(scope: Scope, id: string): CredentialHolder {
  return { kind: 'API_KEY', scope, orgId: scope.orgId, id };
}

/** The access list of a key, for those to whom the API shows and lets change it; `children` stand below it. */
export function KeyAccessList({
  scope,
  apiKey: { id, isManageable },
  onDraft,
  children,
}: {
  scope: Scope;
  apiKey: Pick<Credential, 'id' | 'isManageable'>;
  onDraft?: (entries: readonly NewEntry[]) => void;
  children?: ReactNode;
}) {
  return (
    <div className="card stack">
      {isManageable ? (
        <AccessListEditor holder={holderOf(scope, id)} {...(onDraft && { onDraft })} />
      ) : (
        <>
          <h2>Access List</h2>
          <HiddenAccessList />
        </>
      )}
      {children}
    </div>
  );
}

/** In place of the list, for those to whom the API does not show it. */
export function HiddenAccessList() {
  return (
    <p className="hint">
      The list belongs to the API key in the organization. Seeing and changing it takes the role{' '}
      {rolesFor('organization.apiKeys.write')}. Whoever manages the API keys of every project that this key is
      in may do so too, unless the key is more than Organization Member in the organization.
    </p>
  );
}

/** The calls behind the list, for "Show as curl / CLI": with the entries that are being typed, or places for them. */
export function accessListCalls(scope: Scope, id: string, draft: readonly NewEntry[]) {
  const holder = holderOf(scope, id);
  return [
    {
      title: 'Add access list entries',
      call: addToAccessList(holder, draft.length > 0 ? draft : [{ ipAddress: '{IP-ADDRESS}' }]),
    },
    { title: 'List the access list', call: listAccessList(holder) },
  ];
}
