import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Credential, getCredential } from '../../api/calls/credentials.js';
import {
  createClientSecret,
  deleteServiceAccount,
  getServiceAccount,
  type ServiceAccount,
  updateServiceAccount,
} from '../../api/calls/service-accounts.js';
import { read } from '../../api/query.js';
import { AccessListEditor } from '../../credentials/AccessListEditor.js';
import { NotesOfCredential } from '../../credentials/CredentialNotes.js';
import { CredentialUse } from '../../credentials/CredentialUse.js';
import { GrantedProjects } from '../../credentials/GrantedProjects.js';
import { CredentialEvents } from '../../events/CredentialEvents.js';
import { Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Skeleton } from '../../kit/Loaded.js';
import { Notice } from '../../kit/Notice.js';
import { Page } from '../../kit/Page.js';
import { Refusal } from '../../kit/Refusal.js';
import { RoleBadges } from '../../scopes/RoleNames.js';
import { usePathParam } from '../../shell/path-param.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, scopeUrl, useMay, useScope } from '../../shell/scope.js';
import { EditAccountPermissions, permissionsLabel } from './AccountPermissions.js';
import { ClientSecrets } from './ClientSecrets.js';
import { RemoveServiceAccount } from './RemoveServiceAccount.js';
import { ServiceAccountInfo } from './ServiceAccountInfo.js';
import styles from './ServiceAccounts.module.css';

/** Everything about one service account, as its organization or one of its projects has it. */
export function ServiceAccountPage() {
  const scope = useScope();
  const clientId = usePathParam('clientId');
  const account = useQuery(read(getServiceAccount(scope, clientId)));
  const credential = useQuery(read(getCredential(scope, clientId)));
  if (account.data && credential.data)
    return <Details scope={scope} account={account.data} credential={credential.data} />;
  const error = account.error ?? credential.error;
  if (!error) return <Skeleton />;
  return (
    <Page title="Service Account" eyebrow={<ToList scope={scope} />}>
      <Refusal error={error} />
    </Page>
  );
}

function Details({
  scope,
  account,
  credential,
}: {
  scope: NamedScope;
  account: ServiceAccount;
  credential: Credential;
}) {
  const navigate = useNavigate();
  const may = useMay(scope);
  const [open, setOpen] = useState<'permissions' | 'removal'>();
  const close = () => setOpen(undefined);
  const { clientId, roles } = account;
  const { isManageable } = credential;
  const permission = `${scope.kind}.serviceAccounts.write` as const;
  const isOrganization = scope.kind === 'organization';
  return (
    <Page
      title={account.name}
      eyebrow={<ToList scope={scope} />}
      actions={
        may(permission) && (
          <Button icon="trash" onClick={() => setOpen('removal')}>
            {isOrganization ? 'Delete' : 'Remove from this project'}
          </Button>
        )
      }
    >
      <ReadOnlyNotice permission={permission} what="service accounts" />
      {may(permission) && !isManageable && (
        <Notice>
          <p>
            This account reaches further than this project: it has a role in another one, or more permissions
            in the organization than an Organization Member. Its name, secrets, permissions and access list
            are changed by an Organization Owner.
          </p>
        </Notice>
      )}
      <ServiceAccountInfo
        scope={scope}
        account={account}
        credential={credential}
        isManageable={isManageable}
      />
      <NotesOfCredential scope={scope} credential={credential} mayEdit={isManageable} />
      <ClientSecrets scope={scope} account={account} isManageable={isManageable} />
      <section className="card">
        <div className={`spread ${styles.cardHead}`}>
          <h2>{permissionsLabel(scope)}</h2>
          {isManageable && (
            <Button icon="edit" onClick={() => setOpen('permissions')}>
              Edit Permissions
            </Button>
          )}
        </div>
        <RoleBadges roles={roles} />
      </section>
      {isOrganization && <Projects credential={credential} />}
      <AccessListEditor
        holder={{ kind: 'SERVICE_ACCOUNT', scope, orgId: scope.orgId, id: clientId }}
        isReadOnly={!isManageable}
      />
      <CredentialUse scope={scope} id={clientId} />
      <CredentialEvents scope={scope} name={clientId} />
      <CallPanel
        calls={[
          { title: 'Show the service account', call: getServiceAccount(scope, clientId) },
          ...(isManageable
            ? [
                {
                  title: 'Generate a client secret',
                  call: createClientSecret(scope, clientId, { secretExpiresAfterHours: NINETY_DAYS_HOURS }),
                },
                { title: 'Change its permissions', call: updateServiceAccount(scope, clientId, { roles }) },
              ]
            : []),
          ...(may(permission)
            ? [
                {
                  title: isOrganization ? 'Delete it' : 'Remove it from this project',
                  call: deleteServiceAccount(scope, clientId),
                },
              ]
            : []),
        ]}
      />
      {open === 'permissions' && <EditAccountPermissions scope={scope} account={account} onClose={close} />}
      {open === 'removal' && (
        <RemoveServiceAccount
          scope={scope}
          account={credential}
          onDone={() => void navigate({ to: scopeUrl(scope, LIST) })}
          onClose={close}
        />
      )}
    </Page>
  );
}

const LIST = 'applications/service-accounts';
const NINETY_DAYS_HOURS = 2_160;

function ToList({ scope }: { scope: NamedScope }) {
  return (
    <>
      <Link to={scopeUrl(scope, LIST)}>Service Accounts</Link> · {scope.name}
    </>
  );
}

function Projects({ credential: { orgRoles, groupRoles } }: { credential: Credential }) {
  return (
    <section className="stack" aria-labelledby="projects">
      <h2 id="projects">Projects</h2>
      <GrantedProjects
        orgRoles={orgRoles}
        groupRoles={groupRoles}
        page={LIST}
        none="The account is in no project. On the Applications page of a project, Invite to Project brings it in."
      />
    </section>
  );
}
