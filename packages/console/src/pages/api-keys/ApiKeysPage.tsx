import { shownText } from '@sallyport/client';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { listApiKeys } from '../../api/calls/api-keys.js';
import { type Credential, type CredentialQuery, listCredentials } from '../../api/calls/credentials.js';
import { useAccessListRequired } from '../../credentials/AccessListEditor.js';
import { ApplicationsPage } from '../../credentials/ApplicationsPage.js';
import { bulkActions } from '../../credentials/bulk-credentials.js';
import { credentialCsv } from '../../credentials/credential-csv.js';
import { credentialFilters, reaching } from '../../credentials/credential-filters.js';
import { credentialTitle } from '../../credentials/credential-name.js';
import { rolesOf } from '../../credentials/credential-roles.js';
import { useRefusalNotes } from '../../credentials/LastRefused.js';
import { NotesBesideName, noteColumns } from '../../credentials/NoteValues.js';
import { RolesHere } from '../../credentials/RolesHere.js';
import { Badge } from '../../kit/Badge.js';
import { IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { counted } from '../../kit/counted.js';
import { Menu } from '../../kit/Menu.js';
import { NameText } from '../../kit/NameText.js';
import { Empty } from '../../kit/Page.js';
import type { Column } from '../../kit/Table.js';
import { ListTable } from '../../lists/ListTable.js';
import { useList } from '../../lists/useList.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, scopeUrl, useScope } from '../../shell/scope.js';
import { useSearchValues } from '../../shell/search.js';
import { ApiKeyDetails } from './ApiKeyDetails.js';
import { DeleteApiKey } from './DeleteApiKey.js';
import { keyCalls, keyFactColumns } from './KeyFacts.js';
import { permissionsLabel } from './KeyInformation.js';
import { useMayChangeKeys } from './may-change.js';

/** Applications, API Keys: of an organization, or of a project. */
export function ApiKeysPage() {
  const scope = useScope();
  const mayChange = useMayChangeKeys(scope) ?? false;
  const isRequired = useAccessListRequired(scope.orgId) ?? false;
  const [{ details }, change] = useSearchValues();
  const [deleted, setDeleted] = useState<Credential>();
  const [deletions, setDeletions] = useState(0);
  const listRef = useRef<HTMLElement>(null);
  const refusals = useRefusalNotes(scope);
  const roles = useGrantableRoles();
  const filters = useMemo(() => credentialFilters(scope, roles, 'Key'), [scope, roles]);
  const list = useList<CredentialQuery>(filters, '-createdAt');
  useEffect(() => {
    // The row that had the focus is gone.
    if (deletions > 0) listRef.current?.focus();
  }, [deletions]);
  return (
    <ApplicationsPage current="api-keys">
      <ReadOnlyNotice permission={`${scope.kind}.apiKeys.write`} what="API keys" />
      <ListTable
        list={list}
        call={(query) => listCredentials(scope, { ...query, kind: 'API_KEY', ...reaching(scope) })}
        caption="API keys"
        noun={['API key', 'API keys']}
        searchLabel="Search by public key or description"
        columns={columnsOf(scope, isRequired, refusals.noteOf)}
        onRows={refusals.onRows}
        keyOf={keyOf}
        nameOf={credentialTitle}
        actions={(key) => (
          <RowActions
            scope={scope}
            apiKey={key}
            mayChange={mayChange && rolesOf(key, scope).length + (scope.kind === 'organization' ? 1 : 0) > 0}
            onDetails={() => change({ details: key.id })}
            onDelete={() => setDeleted(key)}
          />
        )}
        bulk={bulkActions(scope, mayChange)}
        csv={credentialCsv('api-keys', scope.name)}
        empty={<NoKeys scope={scope} mayChange={mayChange} />}
        listRef={listRef}
      />
      <CallPanel
        calls={[
          { title: 'List the API keys', call: listApiKeys(scope) },
          ...(mayChange ? keyCalls(scope) : []),
        ]}
      />
      {typeof details === 'string' && (
        <ApiKeyDetails id={details} onClose={() => change({ details: undefined })} />
      )}
      {deleted && (
        <DeleteApiKey
          scope={scope}
          apiKey={deleted}
          onClose={() => setDeleted(undefined)}
          onDeleted={() => {
            setDeleted(undefined);
            setDeletions(deletions + 1);
          }}
        />
      )}
    </ApplicationsPage>
  );
}

function RowActions({
  scope,
  apiKey,
  mayChange,
  onDetails,
  onDelete,
}: {
  scope: NamedScope;
  apiKey: Credential;
  mayChange: boolean;
  onDetails: () => void;
  onDelete: () => void;
}) {
  const navigate = useNavigate();
  const isOrganization = scope.kind === 'organization';
  const edit = {
    label: isOrganization ? 'Edit' : 'Edit Permissions',
    onSelect: () => void navigate({ to: scopeUrl(scope, `applications/api-keys/${apiKey.id}/edit`) }),
  };
  return (
    <span className="row">
      <Menu
        trigger={<IconButton icon="ellipsis" label={`Options of ${apiKey.publicKey}`} />}
        groups={[{ items: [{ label: 'View Details', onSelect: onDetails }, ...(mayChange ? [edit] : [])] }]}
      />
      {mayChange && (
        <IconButton
          icon="trash"
          look="danger"
          label={`${isOrganization ? 'Delete' : 'Remove'} ${apiKey.publicKey}`}
          onClick={onDelete}
        />
      )}
    </span>
  );
}

const keyOf = ({ id }: Credential) => id;

function columnsOf(
  scope: NamedScope,
  isRequired: boolean,
  noteOf: (id: string) => ReactNode,
): Column<Credential>[] {
  return [
    {
      name: 'Public Key',
      sort: 'name',
      isHeader: true,
      cell: (key) => (
        <span className="stack-tight">
          <Link to={scopeUrl(scope, `applications/api-keys/${key.id}`)}>
            <code className="nowrap">{key.publicKey}</code>
          </Link>
          <NotesBesideName scope={scope} credential={key} />
          {noteOf(key.id)}
        </span>
      ),
    },
    {
      name: 'Description',
      sort: 'description',
      cell: (key) => <NameText text={shownText(key.description)} />,
    },
    {
      name: permissionsLabel(scope),
      sort: 'roles',
      cell: (key) => <RolesHere scope={scope} credential={key} />,
    },
    {
      name: 'Access List',
      sort: 'accessListEntries',
      cell: ({ accessListEntryCount: count }) =>
        count > 0 ? (
          <span className="nowrap">{counted(count, 'entry', 'entries')}</span>
        ) : (
          <span className="row">
            <span className="nowrap quiet">No entries</span>
            {isRequired && <Badge tone="warning">Cannot be used</Badge>}
          </span>
        ),
    },
    ...keyFactColumns,
    ...noteColumns(scope),
  ];
}

function NoKeys({ scope, mayChange }: { scope: NamedScope; mayChange: boolean }) {
  return (
    <Empty
      title="No API keys yet"
      action={
        mayChange && (
          <Link className="button" to={scopeUrl(scope, 'applications/api-keys/new')}>
            {scope.kind === 'organization' ? 'Add API Key' : 'Create API Key'}
          </Link>
        )
      }
    >
      An API key lets a program call the API with HTTP Digest. In this {scope.kind} it can do what its roles
      allow.
    </Empty>
  );
}
