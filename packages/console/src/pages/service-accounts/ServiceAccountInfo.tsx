import { useState } from 'react';
import type { Credential } from '../../api/calls/credentials.js';
import type { Scope } from '../../api/calls/scopes.js';
import { type ServiceAccount, updateServiceAccount } from '../../api/calls/service-accounts.js';
import { useSend } from '../../api/query.js';
import { Button } from '../../kit/Button.js';
import { CopyButton } from '../../kit/Copy.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { Time } from '../../kit/Time.js';
import { useForm } from '../../kit/useForm.js';
import { AccountTextFields } from './AccountTextFields.js';
import { textProblems } from './account-texts.js';
import styles from './ServiceAccounts.module.css';

/** "Service Account Info" of the details page, with Edit for those who may. */
export function ServiceAccountInfo({
  scope,
  account,
  credential,
  isManageable,
}: {
  scope: Scope;
  account: ServiceAccount;
  credential: Credential;
  isManageable: boolean;
}) {
  const [isEditing, setIsEditing] = useState(false);
  return (
    <section className="card">
      <div className={`spread ${styles.cardHead}`}>
        <h2>Service Account Info</h2>
        {isManageable && (
          <Button icon="edit" aria-label="Edit Service Account Info" onClick={() => setIsEditing(true)}>
            Edit
          </Button>
        )}
      </div>
      <dl className="facts">
        <dt>Name</dt>
        <dd>{account.name}</dd>
        <dt>Description</dt>
        <dd>{account.description}</dd>
        <dt>Client ID</dt>
        <dd className={styles.valueRow}>
          <code>{account.clientId}</code>
          <CopyButton isPicture text={account.clientId} label="client ID" />
        </dd>
        <dt>Created</dt>
        <dd>
          <Time time={account.createdAt} />
        </dd>
        <dt>Last Used</dt>
        <dd>
          <Time time={credential.lastUsedAt} />
          {credential.lastUsedAddress && (
            <>
              {' '}
              from <code>{credential.lastUsedAddress}</code>
            </>
          )}
        </dd>
      </dl>
      {isEditing && <EditInfo scope={scope} account={account} onClose={() => setIsEditing(false)} />}
    </section>
  );
}

function EditInfo({
  scope,
  account,
  onClose,
}: {
  scope: Scope;
  account: ServiceAccount;
  onClose: () => void;
}) {
  const [texts, setTexts] = useState({ name: account.name, description: account.description });
  const say = useMessages();
  const change = useSend(() => updateServiceAccount(scope, account.clientId, texts));
  const form = useForm({
    problems: textProblems(texts),
    sending: change,
    send() {
      change.mutate(undefined, {
        onSuccess() {
          say('Service account saved');
          onClose();
        },
      });
    },
  });
  return (
    <Dialog title="Edit Service Account Info" onClose={onClose}>
      <form className="form" {...form.props}>
        <AccountTextFields texts={texts} problem={form.problem} onChange={setTexts} />
        <Refusal error={change.error} />
        <div className="row row-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" isBusy={change.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
