import { ApiError } from '@sallyport/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Credential, listCredentials } from '../../api/calls/credentials.js';
import { listServiceAccounts } from '../../api/calls/service-accounts.js';
import { read } from '../../api/query.js';
import { ApplicationsPage } from '../../credentials/ApplicationsPage.js';
import { Badge, Badges } from '../../kit/Badge.js';
import { IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { CopyButton } from '../../kit/Copy.js';
import { counted } from '../../kit/counted.js';
import { ExpiryBadge } from '../../kit/ExpiryBadge.js';
import { Loaded } from '../../kit/Loaded.js';
import { Menu } from '../../kit/Menu.js';
import { Empty } from '../../kit/Page.js';
import { Pager, ROWS_PER_PAGE } from '../../kit/Pager.js';
import { SearchBox } from '../../kit/SearchBox.js';
import { type Column, Table } from '../../kit/Table.js';
import { RelativeTime } from '../../kit/Time.js';
import { roleNames } from '../../scopes/roles.js';
import { ReadOnlyNotice, rolesFor } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, scopeUrl, useMay, useScope } from '../../shell/scope.js';
import { useListSearch } from '../../shell/search.js';
import { EditAccountPermissions } from './AccountPermissions.js';
import { RemoveServiceAccount } from './RemoveServiceAccount.js';
import styles from './ServiceAccounts.module.css';

/** Applications, Service Accounts: of an organization, or of a project. */
export function ServiceAccountsPage() {
  const scope = useScope();
  const may = useMay(scope);
  const { page, search, setPage, setSearch } = useListSearch();
  const [edited, setEdited] = useState<Credential>();
  const [removed, setRemoved] = useState<Credential>();
  const query = useQuery(
    read(
      listCredentials(scope, {
        kind: 'SERVICE_ACCOUNT',
        search,
        pageNum: page,
        itemsPerPage: ROWS_PER_PAGE,
      }),
    ),
  );
  const isOrganization = scope.kind === 'organization';
  const mayRemove = may(`${scope.kind}.serviceAccounts.write`);
  if (query.error instanceof ApiError && query.error.errorCode === 'USER_UNAUTHORIZED')
    return (
      <ApplicationsPage current="service-accounts">
        <NotShown scope={scope} />
      </ApplicationsPage>
    );
  return (
    <ApplicationsPage current="service-accounts">
      <ReadOnlyNotice permission={`${scope.kind}.serviceAccounts.write`} what="service accounts" />
      <SearchBox label="Search by name, client ID or description" text={search} onSearch={setSearch} />
      <Loaded query={query}>
        {({ results, totalCount }) =>
          totalCount === 0 ? (
            <NoAccounts scope={scope} search={search} />
          ) : (
            <div>
              <Table
                caption="Service accounts"
                columns={columnsOf(scope)}
                rows={results}
                keyOf={(account) => account.id}
                actions={
                  mayRemove
                    ? (account) => (
                        <span className="row">
                          {account.isManageable && (
                            <Menu
                              trigger={<IconButton icon="ellipsis" label={`Options of ${account.name}`} />}
                              groups={[
                                {
                                  items: [{ label: 'Edit Permissions', onSelect: () => setEdited(account) }],
                                },
                              ]}
                            />
                          )}
                          <IconButton
                            icon="trash"
                            look="danger"
                            label={
                              isOrganization
                                ? `Delete ${account.name}`
                                : `Remove ${account.name} from this project`
                            }
                            onClick={() => setRemoved(account)}
                          />
                        </span>
                      )
                    : undefined
                }
              />
              <Pager page={page} total={totalCount} onPage={setPage} />
            </div>
          )
        }
      </Loaded>
      <CallPanel calls={[{ title: 'List the service accounts', call: listServiceAccounts(scope) }]} />
      {edited && (
        <EditAccountPermissions
          scope={scope}
          account={{ clientId: edited.id, name: edited.name ?? edited.id, roles: rolesOf(scope, edited) }}
          onClose={() => setEdited(undefined)}
        />
      )}
      {removed && (
        <RemoveServiceAccount scope={scope} account={removed} onClose={() => setRemoved(undefined)} />
      )}
    </ApplicationsPage>
  );
}

/** The roles of an account in the scope that listed it. */
function rolesOf(scope: NamedScope, account: Credential): readonly string[] {
  return scope.kind === 'organization' ? account.orgRoles : (account.groupRoles[0]?.roles ?? []);
}

function columnsOf(scope: NamedScope): Column<Credential>[] {
  return [
    {
      name: 'Name',
      isHeader: true,
      cell: (account) => (
        <>
          <Link to={scopeUrl(scope, `applications/service-accounts/${account.id}`)}>{account.name}</Link>
          <span className={styles.clientId}>
            <code>{account.id}</code>
            <CopyButton isPicture text={account.id} label={`client ID of ${account.name}`} />
          </span>
        </>
      ),
    },
    {
      name: 'Permissions',
      cell: (account) => <Badges items={roleNames(rolesOf(scope, account))} />,
    },
    { name: 'Client Secrets', cell: (account) => <Secrets account={account} /> },
    {
      name: 'Access List',
      cell: ({ accessListEntryCount: count }) =>
        count === 0 ? <span className="quiet">No entries</span> : counted(count, 'entry', 'entries'),
    },
    { name: 'Last Used', cell: (account) => <RelativeTime time={account.lastUsedAt} /> },
  ];
}

function Secrets({ account: { secretCount, secretExpiresAt } }: { account: Credential }) {
  if (secretExpiresAt === null) return <Badge tone="warning">No secret</Badge>;
  return (
    <>
      <span className="nowrap">{counted(secretCount, 'secret')}</span>{' '}
      <ExpiryBadge what="Secret" expiresAt={secretExpiresAt} />
    </>
  );
}

function NoAccounts({ scope, search }: { scope: NamedScope; search: string }) {
  if (search !== '') return <Empty title={`No service account matches “${search}”`} />;
  return (
    <Empty title="No service accounts yet">
      <p>
        A service account lets a program call the API with OAuth 2.0: it exchanges its client ID and secret
        for an access token of one hour. It can do in this {scope.kind} what its roles allow.
      </p>
    </Empty>
  );
}

function NotShown({ scope }: { scope: NamedScope }) {
  return (
    <Empty title={`You cannot see the service accounts of this ${scope.kind}`}>
      <p>
        Looking at them takes the role {rolesFor(`${scope.kind}.serviceAccounts.read`)}. An Organization Owner
        can give it to you.
      </p>
    </Empty>
  );
}
