import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { deleteApiKey, listApiKeys } from '../../api/calls/api-keys.js';
import { listCredentials } from '../../api/calls/credentials.js';
import { read, useSend } from '../../api/query.js';
import type { Credential } from '../../api/types.js';
import { Badges } from '../../kit/Badge.js';
import { IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { Loaded } from '../../kit/Loaded.js';
import { Menu } from '../../kit/Menu.js';
import { useMessages } from '../../kit/Messages.js';
import { Empty } from '../../kit/Page.js';
import { Pager, ROWS_PER_PAGE } from '../../kit/Pager.js';
import { SearchBox } from '../../kit/SearchBox.js';
import { type Column, Table } from '../../kit/Table.js';
import { Time } from '../../kit/Time.js';
import { type NamedScope, scopeUrl, useMay, useScope } from '../../shell/scope.js';
import { useListSearch, useSearchValues } from '../../shell/search.js';
import { ApplicationsPage } from '../applications/ApplicationsPage.js';
import { roleNames } from '../applications/roles.js';
import { ApiKeyDetails } from './ApiKeyDetails.js';

/** Applications, API Keys: of an organization, or of a project. */
export function ApiKeysPage() {
  const scope = useScope();
  const may = useMay(scope);
  const { page, search, setPage, setSearch } = useListSearch();
  const [{ details }, change] = useSearchValues();
  const [deleted, setDeleted] = useState<Credential>();
  const navigate = useNavigate();
  const query = useQuery(
    read(listCredentials(scope, { kind: 'API_KEY', search, pageNum: page, itemsPerPage: ROWS_PER_PAGE })),
  );
  const mayChange = may(`${scope.kind}.apiKeys.write`);
  const edit = (key: Credential) => navigate({ to: scopeUrl(scope, `applications/api-keys/${key.id}/edit`) });
  return (
    <ApplicationsPage current="api-keys">
      <SearchBox label="Search by public key or description" text={search} onSearch={setSearch} />
      <Loaded query={query}>
        {({ results, totalCount }) =>
          totalCount === 0 ? (
            <NoKeys scope={scope} search={search} />
          ) : (
            <div>
              <Table
                caption="API keys"
                columns={columnsOf(scope)}
                rows={results}
                keyOf={(key) => key.id}
                actions={(key) => (
                  <span className="row">
                    <Menu
                      trigger={<IconButton icon="ellipsis" label={`Options of ${key.publicKey}`} />}
                      groups={[
                        {
                          items: [
                            { label: 'View Details', onSelect: () => change({ details: key.id }) },
                            ...(mayChange
                              ? [
                                  {
                                    label: scope.kind === 'organization' ? 'Edit' : 'Edit Permissions',
                                    onSelect: () => void edit(key),
                                  },
                                ]
                              : []),
                          ],
                        },
                      ]}
                    />
                    {mayChange && (
                      <IconButton
                        icon="trash"
                        look="danger"
                        label={`${scope.kind === 'organization' ? 'Delete' : 'Remove'} ${key.publicKey}`}
                        onClick={() => setDeleted(key)}
                      />
                    )}
                  </span>
                )}
              />
              <Pager page={page} total={totalCount} onPage={setPage} />
            </div>
          )
        }
      </Loaded>
      <CallPanel calls={[{ title: 'List the API keys', call: listApiKeys(scope) }]} />
      {typeof details === 'string' && (
        <ApiKeyDetails id={details} onClose={() => change({ details: undefined })} />
      )}
      {deleted && <DeleteApiKey scope={scope} apiKey={deleted} onClose={() => setDeleted(undefined)} />}
    </ApplicationsPage>
  );
}

function columnsOf(scope: NamedScope): Column<Credential>[] {
  const isOrganization = scope.kind === 'organization';
  return [
    { name: 'Public Key', isHeader: true, cell: (key) => <code>{key.publicKey}</code> },
    { name: 'Description', cell: (key) => key.description },
    {
      name: isOrganization ? 'Organization Permissions' : 'Project Permissions',
      cell: (key) => (
        <Badges items={roleNames(isOrganization ? key.orgRoles : (key.groupRoles[0]?.roles ?? []))} />
      ),
    },
    { name: 'Access List', cell: (key) => entries(key.accessListEntryCount) },
    { name: 'Last Used', cell: (key) => <Time time={key.lastUsedAt} /> },
  ];
}

function entries(count: number): string {
  return count === 0 ? 'No entries' : count === 1 ? '1 entry' : `${count} entries`;
}

function NoKeys({ scope, search }: { scope: NamedScope; search: string }) {
  if (search !== '') return <Empty title={`No API key matches “${search}”`} />;
  return (
    <Empty title="No API keys yet">
      An API key lets a program call the API with HTTP Digest. It can do in this {scope.kind} what its roles
      allow.
    </Empty>
  );
}

function DeleteApiKey({
  scope,
  apiKey,
  onClose,
}: {
  scope: NamedScope;
  apiKey: Credential;
  onClose: () => void;
}) {
  const say = useMessages();
  const removal = useSend(() => deleteApiKey(scope, apiKey.id));
  const isOrganization = scope.kind === 'organization';
  const projects = apiKey.groupRoles.length;
  return (
    <ConfirmDialog
      title={isOrganization ? `Delete ${apiKey.publicKey}?` : `Remove ${apiKey.publicKey} from this project?`}
      action={isOrganization ? 'Delete' : 'Remove from this project'}
      isBusy={removal.isPending}
      error={removal.error}
      onClose={onClose}
      onConfirm={() =>
        removal.mutate(undefined, {
          onSuccess() {
            say(isOrganization ? 'API key deleted' : 'API key removed from the project');
            onClose();
          },
        })
      }
    >
      {isOrganization ? (
        <p>
          Programs that use this key are refused at once. Its access list goes with it
          {projects > 0 &&
            `, and so does its access to ${projects === 1 ? '1 project' : `${projects} projects`}`}
          . This cannot be taken back.
        </p>
      ) : (
        <p>The key loses its roles in this project at once. It stays in the organization.</p>
      )}
    </ConfirmDialog>
  );
}
