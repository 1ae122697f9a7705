import { ApiError } from '@sallyport/client';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { type Credential, type CredentialQuery, listCredentials } from '../../api/calls/credentials.js';
import { listServiceAccounts } from '../../api/calls/service-accounts.js';
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
import { CopyButton } from '../../kit/Copy.js';
import { counted } from '../../kit/counted.js';
import { ExpiryBadge } from '../../kit/ExpiryBadge.js';
import { Menu } from '../../kit/Menu.js';
import { NameText } from '../../kit/NameText.js';
import { Empty } from '../../kit/Page.js';
import type { Column } from '../../kit/Table.js';
import { RelativeTime } from '../../kit/Time.js';
import { ListTable } from '../../lists/ListTable.js';
import { useList } from '../../lists/useList.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import { ReadOnlyNotice, rolesFor } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, scopeUrl, useMay, useScope } from '../../shell/scope.js';
import { EditAccountPermissions } from './AccountPermissions.js';
import { RemoveServiceAccount } from './RemoveServiceAccount.js';
import styles from './ServiceAccounts.module.css';

/** Applications, Service Accounts: of an organization, or of a project. */
export function ServiceAccountsPage() {
  const scope = useScope();
  const may = useMay(scope);
  const refusals = useRefusalNotes(scope);
  const [edited, setEdited] = useState<Credential>();
  const [removed, setRemoved] = useState<Credential>();
  const roles = useGrantableRoles();
  const filters = useMemo(() => credentialFilters(scope, roles, 'Secret'), [scope, roles]);
  const list = useList<CredentialQuery>(filters, '-createdAt');
  const mayRemove = may(`${scope.kind}.serviceAccounts.write`);
  return (
    <ApplicationsPage current="service-accounts">
      <ReadOnlyNotice permission={`${scope.kind}.serviceAccounts.write`} what="service accounts" />
      <ListTable
        list={list}
        call={(query) => listCredentials(scope, { ...query, kind: 'SERVICE_ACCOUNT', ...reaching(scope) })}
        caption="Service accounts"
        noun={['service account', 'service accounts']}
        searchLabel="Search by name, client ID or description"
        columns={columnsOf(scope, refusals.noteOf)}
        onRows={refusals.onRows}
        keyOf={keyOf}
        nameOf={credentialTitle}
        actions={
          mayRemove
            ? (account) => (
                <RowActions
                  scope={scope}
                  account={account}
                  onEdit={() => setEdited(account)}
                  onRemove={() => setRemoved(account)}
                />
              )
            : undefined
        }
        bulk={bulkActions(scope, mayRemove)}
        csv={credentialCsv('service-accounts', scope.name)}
        empty={<NoAccounts scope={scope} mayChange={mayRemove} />}
        refusal={(error) =>
          error instanceof ApiError && error.errorCode === 'USER_UNAUTHORIZED' ? (
            <NotShown scope={scope} />
          ) : undefined
        }
      />
      <CallPanel calls={[{ title: 'List the service accounts', call: listServiceAccounts(scope) }]} />
      {edited && (
        <EditAccountPermissions
          scope={scope}
          account={{ clientId: edited.id, name: edited.name ?? edited.id, roles: rolesOf(edited, scope) }}
          onClose={() => setEdited(undefined)}
        />
      )}
      {removed && (
        <RemoveServiceAccount scope={scope} account={removed} onClose={() => setRemoved(undefined)} />
      )}
    </ApplicationsPage>
  );
}

function RowActions({
  scope,
  account,
  onEdit,
  onRemove,
}: {
  scope: NamedScope;
  account: Credential;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const isOrganization = scope.kind === 'organization';
  // What comes into a project through the organization alone is not the project's to change.
  if (!isOrganization && rolesOf(account, scope).length === 0) return null;
  return (
    <span className="row">
      {account.isManageable && (
        <Menu
          trigger={<IconButton icon="ellipsis" label={`Options of ${account.name}`} />}
          groups={[{ items: [{ label: 'Edit Permissions', onSelect: onEdit }] }]}
        />
      )}
      <IconButton
        icon="trash"
        look="danger"
        label={isOrganization ? `Delete ${account.name}` : `Remove ${account.name} from this project`}
        onClick={onRemove}
      />
    </span>
  );
}

const keyOf = ({ id }: Credential) => id;

function columnsOf(scope: NamedScope, noteOf: (id: string) => ReactNode): Column<Credential>[] {
  return [
    {
      name: 'Name',
      sort: 'name',
      isHeader: true,
      cell: (account) => (
        <>
          <Link to={scopeUrl(scope, `applications/service-accounts/${account.id}`)}>
            <NameText text={account.name ?? account.id} />
          </Link>
          <span className={styles.clientId}>
            <code>{account.id}</code>
            <CopyButton isPicture text={account.id} label={`client ID of ${account.name}`} />
          </span>
          <NotesBesideName scope={scope} credential={account} />
          {noteOf(account.id)}
        </>
      ),
    },
    {
      name: 'Permissions',
      sort: 'roles',
      cell: (account) => <RolesHere scope={scope} credential={account} />,
    },
    { name: 'Client Secrets', sort: 'expiresAt', cell: (account) => <Secrets account={account} /> },
    {
      name: 'Access List',
      sort: 'accessListEntries',
      cell: ({ accessListEntryCount: count }) =>
        count === 0 ? <span className="quiet">No entries</span> : counted(count, 'entry', 'entries'),
    },
    { name: 'Last Used', sort: 'lastUsedAt', cell: (account) => <RelativeTime time={account.lastUsedAt} /> },
    ...noteColumns(scope),
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

function NoAccounts({ scope, mayChange }: { scope: NamedScope; mayChange: boolean }) {
  return (
    <Empty
      title="No service accounts yet"
      action={
        mayChange && (
          <Link className="button" to={scopeUrl(scope, 'applications/service-accounts/new')}>
            Create Service Account
          </Link>
        )
      }
    >
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
