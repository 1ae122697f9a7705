import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  createServiceAccount,
  type NewServiceAccount,
  type ServiceAccount,
} from '../../api/calls/service-accounts.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Page } from '../../kit/Page.js';
import { Refusal } from '../../kit/Refusal.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { useForm } from '../../kit/useForm.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, scopeUrl, useMay, useScope } from '../../shell/scope.js';
import { permissionsLabel } from './AccountPermissions.js';
import { AccountTextFields } from './AccountTextFields.js';
import { textProblems } from './account-texts.js';
import { NewAccountPage } from './NewAccountPage.js';
import { DurationField } from './SecretExpiry.js';

/** "Create Service Account": the form, and after it the only page that shows the client secret. */
export function AddServiceAccountPage() {
  const scope = useScope();
  const may = useMay(scope);
  const [made, setMade] = useState<ServiceAccount>();
  const permission = `${scope.kind}.serviceAccounts.write` as const;
  if (made !== undefined) return <NewAccountPage scope={scope} account={made} />;
  return (
    <Page
      isNarrow
      title="Create Service Account"
      eyebrow={
        <>
          <Link to={scopeUrl(scope, 'applications/service-accounts')}>Service Accounts</Link> · {scope.name}
        </>
      }
      lead={
        scope.kind === 'organization'
          ? 'It belongs to this organization. A project lets it in with Invite to Project.'
          : 'It becomes an Organization Member, with the permissions below in this project.'
      }
    >
      {may(permission) ? (
        <NewAccountForm scope={scope} onMade={setMade} />
      ) : (
        <ReadOnlyNotice permission={permission} what="service accounts" />
      )}
    </Page>
  );
}

function NewAccountForm({ scope, onMade }: { scope: NamedScope; onMade: (account: ServiceAccount) => void }) {
  const [texts, setTexts] = useState({ name: '', description: '' });
  const [roles, setRoles] = useState<readonly string[]>([]);
  const options = useGrantableRoles();
  const [hours, setHours] = useState<number>();
  const creation = useSteps(async (body: NewServiceAccount) => {
    // At once, and not when everything was read again: the secret must not get lost meanwhile.
    onMade(await send(createServiceAccount(scope, body)));
  });
  const form = useForm<'name' | 'description' | 'roles' | 'secretExpiresAfterHours'>({
    problems: {
      ...textProblems(texts),
      roles: roles.length === 0 ? 'Choose at least one role.' : undefined,
    },
    sending: creation,
    send() {
      if (hours !== undefined) creation.mutate({ ...texts, roles, secretExpiresAfterHours: hours });
    },
  });
  return (
    <>
      <form className="card form" {...form.props}>
        <AccountTextFields texts={texts} problem={form.problem} onChange={setTexts} />
        <DurationField
          label="Client Secret Expiration"
          orgId={scope.orgId}
          hours={hours}
          problem={form.problem('secretExpiresAfterHours')}
          onChange={setHours}
        />
        <RoleMenu
          label={permissionsLabel(scope)}
          options={options}
          roles={roles}
          onChange={setRoles}
          problem={form.problem('roles')}
        />
        <Refusal error={creation.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={creation.isPending}>
            Create
          </Button>
          <Link
            className="button"
            data-look="quiet"
            ignoreBlocker
            to={scopeUrl(scope, 'applications/service-accounts')}
          >
            Cancel
          </Link>
        </Actions>
      </form>
      <CallPanel
        calls={[
          {
            title: 'Create the service account',
            call: createServiceAccount(scope, { ...texts, roles, secretExpiresAfterHours: hours ?? 0 }),
          },
        ]}
      />
    </>
  );
}
