import type { ReactNode } from 'react';
import {
  addToAccessList,
  type CredentialHolder,
  listAccessList,
  type NewEntry,
} from '../../api/calls/access-lists.js';
import type { Scope } from '../../api/calls/scopes.js';
import { rolesFor } from '../../shell/ReadOnlyNotice.js';
import { AccessListEditor } from '../applications/AccessListEditor.js';
import { useMayChangeKeys } from './may-change.js';

/** The key as the holder of its access list. */
export function holderOf(scope: Scope, id: string): CredentialHolder {
  return { kind: 'API_KEY', scope, orgId: scope.orgId, id };
}

/** The access list of a key, to change for those who may change the keys of the organization. */
export function KeyAccessList({
  scope,
  id,
  isReadOnly = false,
  onDraft,
  children,
}: {
  scope: Scope;
  id: string;
  isReadOnly?: boolean;
  onDraft?: (entries: readonly NewEntry[]) => void;
  children?: ReactNode;
}) {
  // Also of a key in a project: the list belongs to the key in the organization.
  const mayChange = useMayChangeKeys({ kind: 'organization', orgId: scope.orgId });
  return (
    <div className="card stack">
      <AccessListEditor
        holder={holderOf(scope, id)}
        isReadOnly={isReadOnly || mayChange !== true}
        {...(onDraft && { onDraft })}
      />
      {mayChange === false && (
        <p className="hint">
          The list belongs to the API key in the organization. Changing it takes the role{' '}
          {rolesFor('organization.apiKeys.write')}.
        </p>
      )}
      {children}
    </div>
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
