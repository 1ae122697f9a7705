import { shownText } from '@sallyport/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { listApiKeys } from '../../api/calls/api-keys.js';
import { type Credential, listCredentials } from '../../api/calls/credentials.js';
import { read } from '../../api/query.js';
import { useAccessListRequired } from '../../credentials/AccessListEditor.js';
import { ApplicationsPage } from '../../credentials/ApplicationsPage.js';
import { Badge, Badges } from '../../kit/Badge.js';
import { Button, IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { counted } from '../../kit/counted.js';
import { Checkbox } from '../../kit/Field.js';
import { Loaded } from '../../kit/Loaded.js';
import { Menu } from '../../kit/Menu.js';
import { Empty } from '../../kit/Page.js';
import { Pager, ROWS_PER_PAGE } from '../../kit/Pager.js';
import { SearchBox } from '../../kit/SearchBox.js';
import { type Column, Table } from '../../kit/Table.js';
import { roleNames } from '../../scopes/roles.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, scopeUrl, useScope } from '../../shell/scope.js';
import { useListSearch, useSearchValues } from '../../shell/search.js';
import { ApiKeyDetails } from './ApiKeyDetails.js';
import { DeleteApiKey } from './DeleteApiKey.js';
import { keyCalls, keyFactColumns } from './KeyFacts.js';
import { permissionsLabel, rolesOf } from './KeyInformation.js';
import { useMayChangeKeys } from './may-change.js';

/** Applications, API Keys: of an organization, or of a project. */
export function ApiKeysPage() {
  const scope = useScope();
  const mayChange = useMayChangeKeys(scope) ?? false;
  const isRequired = useAccessListRequired(scope.orgId) ?? false;
  const { page, search, setPage, setSearch } = useListSearch();
  const [{ details, withoutAccessList }, change] = useSearchValues();
  const [deleted, setDeleted] = useState<Credential>();
  const [deletions, setDeletions] = useState(0);
  const list = useRef<HTMLElement>(null);
  const isWithout = withoutAccessList === 'true';
  const query = useQuery(
    read(
      listCredentials(scope, {
        kind: 'API_KEY',
        search,
        ...(isWithout && { withoutAccessList: true }),
        pageNum: page,
        itemsPerPage: ROWS_PER_PAGE,
      }),
    ),
  );
  const pages = Math.max(1, Math.ceil((query.data?.totalCount ?? 0) / ROWS_PER_PAGE));
  useEffect(() => {
    // The last key of the last page was deleted, or an old address names a page that is gone.
    if (query.data && !query.isPlaceholderData && page > pages) setPage(pages);
  }, [query.data, query.isPlaceholderData, page, pages, setPage]);
  useEffect(() => {
    // The row that had the focus is gone.
    if (deletions > 0) list.current?.focus();
  }, [deletions]);
  return (
    <ApplicationsPage current="api-keys">
      <ReadOnlyNotice permission={`${scope.kind}.apiKeys.write`} what="API keys" />
      <div className="spread">
        <SearchBox label="Search by public key or description" text={search} onSearch={setSearch} />
        <Checkbox
          label="Only with an empty access list"
          checked={isWithout}
          onChange={(event) =>
            change({ withoutAccessList: event.target.checked ? 'true' : undefined, page: undefined })
          }
        />
      </div>
      <section ref={list} tabIndex={-1} aria-label="API keys">
        <Loaded query={query}>
          {({ results, totalCount }) =>
            totalCount === 0 ? (
              <NoKeys scope={scope} search={search} isWithout={isWithout} mayChange={mayChange} />
            ) : (
              <>
                <Table
                  caption="API keys"
                  columns={columnsOf(scope, isRequired)}
                  rows={results}
                  keyOf={(key) => key.id}
                  actions={(key) => (
                    <RowActions
                      scope={scope}
                      apiKey={key}
                      mayChange={mayChange}
                      onDetails={() => change({ details: key.id })}
                      onDelete={() => setDeleted(key)}
                    />
                  )}
                />
                <Pager page={page} total={totalCount} onPage={setPage} />
              </>
            )
          }
        </Loaded>
      </section>
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

function columnsOf(scope: NamedScope, isRequired: boolean): Column<Credential>[] {
  return [
    { name: 'Public Key', isHeader: true, cell: (key) => <code>{key.publicKey}</code> },
    { name: 'Description', cell: (key) => shownText(key.description) },
    { name: permissionsLabel(scope), cell: (key) => <Badges items={roleNames(rolesOf(key, scope))} /> },
    {
      name: 'Access List',
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
  ];
}

function NoKeys({
  scope,
  search,
  isWithout,
  mayChange,
}: {
  scope: NamedScope;
  search: string;
  isWithout: boolean;
  mayChange: boolean;
}) {
  const [, change] = useSearchValues();
  if (search !== '' || isWithout)
    return (
      <Empty
        title={search === '' ? 'Every API key has an access list' : `No API key matches “${search}”`}
        action={
          <Button onClick={() => change({ search: undefined, withoutAccessList: undefined })}>
            Show all API keys
          </Button>
        }
      />
    );
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
